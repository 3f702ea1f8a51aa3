import { expect, it } from 'vitest';
import { createReactionLists } from '../../src/store/reactions.ts';
import { heldClock } from '../support/held-clock.ts';
import type { OpenTestStore } from '../support/store.ts';

const row = (personId: string, present: boolean, at: number) => ({ emoji: '🧲', personId, present, at });

export function reactionsContract(openTestStore: OpenTestStore): void {
  const open = async () => createReactionLists(await openTestStore(), heldClock());

  it('a row stays unless a newer one comes', async () => {
    const lists = await open();
    await lists.put('m', [row('a', true, 10)]);
    await lists.put('m', [row('a', false, 9)]);
    expect(await lists.of('m')).toEqual([row('a', true, 10)]);
    await lists.put('m', [row('a', false, 10)]);
    expect(await lists.of('m')).toEqual([row('a', false, 10)]);
    expect(await lists.of('other')).toEqual([]);
  });

  it('takes thousands of people at once', async () => {
    const lists = await open();
    await lists.put(
      'm',
      Array.from({ length: 2_500 }, (_, i) => row(`a${i}`, true, 1)),
    );
    expect(await lists.of('m')).toHaveLength(2_500);
  });

  it('a reading drops what was taken away more than a day before', async () => {
    const lists = await open();
    await lists.put('m', [row('a', false, 0), row('b', true, 0), row('c', false, 80_000_000)]);
    await lists.read('m', 90_000_000);
    expect((await lists.of('m')).map(({ personId }) => personId).toSorted()).toEqual(['b', 'c']);
  });
}
