import { describe, expect, it } from 'vitest';
import { createLease } from '../../src/lease/lease.ts';
import { leaseStore } from '../../src/store/leases.ts';
import { heldClock } from '../support/held-clock.ts';
import { quietLog } from '../support/quiet-log.ts';
import { sqliteStores } from '../support/store.ts';

const MINUTE = 60_000;

describe('a lease', () => {
  const openTestStore = sqliteStores();

  const setUp = async () => {
    const leases = leaseStore(await openTestStore());
    const clock = heldClock();
    const make = (its = clock) => createLease({ leases, name: 'sources', clock: its, log: quietLog() });
    return { clock, leases, one: make(), two: make(), make };
  };

  it('is one process’s while that keeps it', async () => {
    const { clock, one, two } = await setUp();
    one.keep();
    expect(await one.holds()).toBe(true);
    for (let i = 0; i < 60; i++) {
      await clock.advance(20_000);
      expect(await two.holds()).toBe(false);
    }
    expect(await one.holds()).toBe(true);
    await one.stop();
  });

  it('goes to another as soon as it is given up', async () => {
    const { one, two } = await setUp();
    one.keep();
    await one.holds();
    await one.stop();
    expect(await two.holds()).toBe(true);
  });

  it('goes to another when it has run out, and who slept over it has it no more', async () => {
    const { clock, one, two } = await setUp();
    await one.holds();
    await clock.advance(MINUTE);
    expect(await two.holds()).toBe(true);
    expect(await one.holds()).toBe(false);
  });

  it('is not believed in when the clock of its holder was set back', async () => {
    const { clock, leases, one, make } = await setUp();
    await one.holds();
    await clock.advance(-60 * MINUTE);
    await leases.take('sources', 'somebody', clock.now() + 62 * MINUTE, clock.now() + 63 * MINUTE);
    expect(await one.holds()).toBe(false);
    expect(await make().holds()).toBe(false);
  });
});
