import { expect, it } from 'vitest';
import { createPostedMessages } from '../../src/store/posted.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const ref = (messageId: string) => ({ platform: 'p', channelId: 'c1', messageId });

export function postedContract(openTestStore: OpenTestStore): void {
  const open = async () => {
    const clock = steppedClock();
    return { clock, posted: createPostedMessages(await openTestStore(), clock) };
  };

  it('a message keeps the order of its subjects', async () => {
    const { posted } = await open();
    const subjects = ['c', 'a', 'b'].map((id) => ({ kind: 'paper', id }) as const);
    await posted.remember(ref('m1'), 'p:s1', subjects);
    expect(await posted.find(ref('m1'))).toMatchObject({ ref: ref('m1'), spaceId: 'p:s1', subjects });
    expect(await posted.find(ref('m2'))).toBeUndefined();
  });

  it('remembering the same message twice keeps the first', async () => {
    const { posted } = await open();
    const both = await Promise.all([
      posted.remember(ref('m1'), 'p:s1', [{ kind: 'topic', id: 't1' }]),
      posted.remember(ref('m1'), 'p:s1', [{ kind: 'topic', id: 't1' }]),
    ]);
    const again = await posted.remember(ref('m1'), 'p:s2', [{ kind: 'paper', id: 'p1' }]);
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
    expect(again).toMatchObject({ spaceId: 'p:s1', subjects: [{ kind: 'topic', id: 't1' }] });
  });

  it('live messages about a kind come newest first, without those gone', async () => {
    const { posted, clock } = await open();
    for (const [i, kind] of (['topic', 'paper', 'topic', 'topic'] as const).entries()) {
      clock.advance(1);
      await posted.remember(ref(`m${i}`), 'p:s1', [{ kind, id: 'x' }]);
    }
    await posted.gone(ref('m2'));
    const ids = async (limit: number) =>
      (await posted.live('p', 'topic', limit)).map((one) => one.ref.messageId);
    expect(await ids(9)).toEqual(['m3', 'm0']);
    expect(await ids(1)).toEqual(['m3']);
    expect(await posted.live('q', 'topic', 9)).toEqual([]);
  });
}
