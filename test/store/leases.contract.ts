import { expect, it } from 'vitest';
import { leaseStore } from '../../src/store/leases.ts';
import type { OpenTestStore } from '../support/store.ts';

const UNTIL = 1_000;

export function leasesContract(openTestStore: OpenTestStore): void {
  const open = async () => leaseStore(await openTestStore());

  it('a lease that one holds is refused to another until it has run out', async () => {
    const leases = await open();
    expect(await leases.take('sources', 'a', 0, UNTIL)).toBe(1);
    expect(await leases.take('sources', 'b', UNTIL - 1, 2_000)).toBeUndefined();
    expect(await leases.take('sources', 'b', UNTIL, 2_000)).toBe(2);
    expect(await leases.take('sources', 'a', UNTIL, 2_000)).toBeUndefined();
  });

  it('its holder renews it under the same fence', async () => {
    const leases = await open();
    await leases.take('sources', 'a', 0, UNTIL);
    expect(await leases.take('sources', 'a', 500, 1_500)).toBe(1);
    expect(await leases.take('sources', 'b', UNTIL, 2_000)).toBeUndefined();
  });

  it('what was let go is free at once, and its fence has grown', async () => {
    const leases = await open();
    await leases.take('sources', 'a', 0, UNTIL);
    await leases.give('sources', 'b');
    expect(await leases.take('sources', 'b', 1, UNTIL)).toBeUndefined();
    await leases.give('sources', 'a');
    expect(await leases.take('sources', 'b', 1, UNTIL)).toBe(2);
  });

  it('of many that take it at once, one has it', async () => {
    const leases = await open();
    const holders = Array.from({ length: 20 }, (_, i) => `holder ${i}`);
    const taken = await Promise.all(holders.map((holder) => leases.take('sources', holder, 0, UNTIL)));
    expect(taken.filter((fence) => fence !== undefined)).toEqual([1]);
  });

  it('another work has a lease of its own', async () => {
    const leases = await open();
    await leases.take('sources', 'a', 0, UNTIL);
    expect(await leases.take('gateway', 'b', 0, UNTIL)).toBe(1);
  });
}
