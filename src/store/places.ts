import type { Transaction } from 'kysely';
import { type Places, spaceId } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

const GONE = {
  deleted: { state: 'gone', state_reason: 'The channel was deleted.' },
  archived: {
    state: 'refused',
    state_reason:
      'The channel is archived. Unarchive it, or choose another place with /paper-admin digest set.',
  },
} as const;

/** Before any time at which rights can have been asked for. */
const LOOK_NOW = -1;

/** Nobody misses the cards of a channel that is no more. */
async function endCards(tx: Transaction<Database>, platform: string, channelId: string): Promise<void> {
  const there = tx
    .selectFrom('posted_messages')
    .select('id')
    .where('platform', '=', platform)
    .where('channel_id', '=', channelId);
  await tx.updateTable('topic_cards').set({ over: 1 }).where('posted_id', 'in', there).execute();
}

/** What becomes of channels and spaces, over `destinations`, `posted_messages` and `spaces`. */
export function createPlaces(store: Pick<Store, 'db'>, clock: Clock): Places {
  const { db } = store;
  return {
    channelGone: ({ platform, channelId }, how = 'deleted') =>
      transact(store, clock, async (tx) => {
        const at = clock.now();
        await tx
          .updateTable('destinations')
          .set({ ...GONE[how], state_at: at })
          .where('platform', '=', platform)
          .where('channel_id', '=', channelId)
          .execute();
        if (how === 'archived') return;
        await endCards(tx, platform, channelId);
        await tx
          .updateTable('posted_messages')
          .set({ gone_at: at })
          .where('platform', '=', platform)
          .where('channel_id', '=', channelId)
          .where('gone_at', '=', 0)
          .execute();
      }),

    async spaceLeft(ref) {
      const left = db.updateTable('spaces').set({ left_at: clock.now() }).where('left_at', '=', 0);
      await left.where('id', '=', spaceId(ref)).execute();
    },

    async spaceSeen(ref) {
      await db
        .updateTable('destinations')
        .set({ checked_at: LOOK_NOW })
        .where('state', '=', 'refused')
        .where('space_id', '=', spaceId(ref))
        .execute();
    },
  };
}
