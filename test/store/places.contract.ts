import { expect, it } from 'vitest';
import { createPlaces } from '../../src/store/places.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

export function placesContract(openTestStore: OpenTestStore): void {
  it('a channel that is gone gets nothing more, and its messages are gone; others stay', async () => {
    const store = await openTestStore();
    const clock = steppedClock();
    const posted = createPostedMessages(store, clock);
    for (const channel_id of ['c1', 'c2']) {
      await store.db
        .insertInto('destinations')
        .values({
          id: channel_id,
          space_id: 'p:s1',
          platform: 'p',
          kind: 'channel',
          channel_id,
          person_id: '',
          name: '',
          state: 'ok',
          state_reason: '',
          state_at: 0,
          created_at: 0,
        })
        .execute();
      const ref = { platform: 'p', channelId: channel_id, messageId: 'm1' };
      await posted.remember(ref, 'p:s1', [{ kind: 'topic', id: 't1' }]);
    }
    await createPlaces(store, clock).channelGone({ platform: 'p', kind: 'channel', channelId: 'c1' });
    const rows = await store.db.selectFrom('destinations').select(['id', 'state']).orderBy('id').execute();
    expect(rows).toEqual([
      { id: 'c1', state: 'gone' },
      { id: 'c2', state: 'ok' },
    ]);
    expect((await posted.live('p', 'topic', 9)).map(({ ref }) => ref.channelId)).toEqual(['c2']);
  });
}
