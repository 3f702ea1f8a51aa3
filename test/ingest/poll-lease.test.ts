import { describe, expect, it } from 'vitest';
import { createLease } from '../../src/lease/lease.ts';
import { leaseStore } from '../../src/store/leases.ts';
import { announced, CL, feedOf, goTo, HF, hfDays, worlds } from './poll-world.ts';

describe('of two processes on one store', () => {
  const world = worlds('2026-11-24T05:30:00Z');

  const two = () => {
    const { store, clock, log, poller, server } = world();
    server.serve(HF, hfDays({}));
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00001' }]));
    const make = () =>
      poller({ lease: createLease({ leases: leaseStore(store), name: 'sources', clock, log }) });
    return [make(), make()] as const;
  };
  const asked = () => world().server.ledger.filter(({ path }) => path === CL).length;

  it('one asks the sources; the other knows what was told', async () => {
    const [one, other] = two();
    await Promise.all([one.round(), other.round()]);
    expect(asked()).toBe(1);
    expect(await announced(world())).toEqual(['arxiv 2026-11-24 new 2611.00001']);
    expect(await other.status()).toEqual(await one.status());
  });

  it('the other goes on when one stops', async () => {
    const [one, other] = two();
    await one.round();
    await one.stop();
    goTo(world(), '2026-11-25T05:30:00Z');
    world().server.serve(CL, feedOf('2026-11-25', [{ id: '2611.00002' }]));
    await other.round();
    expect(asked()).toBe(2);
  });

  it('the other goes on when one has died, once its lease has run out', async () => {
    const [one, other] = two();
    await one.round();
    goTo(world(), '2026-11-25T05:30:00Z');
    world().server.serve(CL, feedOf('2026-11-25', [{ id: '2611.00002' }]));
    await other.round();
    await one.round();
    expect(asked()).toBe(2);
    expect(await announced(world())).toHaveLength(2);
  });
});
