import type { EventsSeen } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';

const KEPT_MS = 7 * 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;

/** Event ids over `events_seen`, the oldest dropped hourly. */
export function createEventsSeen({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): EventsSeen {
  let prunedAt = 0;
  const prune = async () => {
    prunedAt = clock.now();
    await db
      .deleteFrom('events_seen')
      .where('at', '<', prunedAt - KEPT_MS)
      .execute();
  };
  return {
    async firstTime(platform, event_id) {
      if (clock.now() - prunedAt >= PRUNE_EVERY_MS) await prune();
      const added = await db
        .insertInto('events_seen')
        .values({ platform, event_id, at: clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}
