import { type Places, spaceId } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';
import { transact } from './transact.ts';

/** What becomes of channels and spaces, over `destinations`, `posted_messages` and `spaces`. */
export function createPlaces(store: Pick<Store, 'db'>, clock: Clock): Places {
  const { db } = store;
  return {
    async channelGone({ platform, channelId }) {
      const at = clock.now();
      await transact(store, clock, async (tx) => {
        await tx
          .updateTable('destinations')
          .set({ state: 'gone', state_reason: 'The channel was deleted.', state_at: at })
          .where('platform', '=', platform)
          .where('channel_id', '=', channelId)
          .execute();
        await tx
          .updateTable('posted_messages')
          .set({ gone_at: at })
          .where('platform', '=', platform)
          .where('channel_id', '=', channelId)
          .where('gone_at', '=', 0)
          .execute();
      });
    },

    async spaceLeft(ref) {
      const left = db.updateTable('spaces').set({ left_at: clock.now() }).where('left_at', '=', 0);
      await left.where('id', '=', spaceId(ref)).execute();
    },
  };
}
