import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Enqueue, Single } from '../digest/delivery/enqueue.ts';
import { together } from '../together.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

/** Messages that belong to no digest, over `deliveries`. */
export function enqueueStore({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): Enqueue {
  return together((singles: readonly Single[]) => enqueue(db, singles, clock.now()));
}

/** Puts these in the outbox, each once under its key; says of each whether it was. */
export async function enqueue(
  db: Kysely<Database>,
  singles: readonly Single[],
  now: number,
): Promise<readonly boolean[]> {
  const added = await db
    .insertInto('deliveries')
    .values(singles.map((single) => toRow(single, now)))
    .onConflict((clash) => clash.column('key').doNothing())
    .returning('key')
    .execute();
  const keys = new Set(added.map(({ key }) => key));
  // Of one key asked for twice at once, the first put it there.
  return singles.map(({ key }) => keys.delete(key));
}

function toRow({ key, destinationId, message, subjects, under }: Single, now: number) {
  return {
    ...{ key, digest_id: '', destination_id: destinationId, part: 1, parts: 1 },
    ...{ under_channel: under?.channelId ?? '', under_message: under?.messageId ?? '' },
    ...{ message: JSON.stringify(message), subjects: JSON.stringify(subjects) },
    ...{ state: 'pending', attempts: 0, lease_until: 0, not_before: 0 },
    ...{ channel_id: '', message_id: '', detail: '', created_at: now, updated_at: now },
  };
}
