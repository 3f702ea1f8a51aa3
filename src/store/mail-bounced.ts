import type { Transaction } from 'kysely';
import { text } from '../chat/api.ts';
import { feedOf, towardsDirect } from './feed-way.ts';
import type { Database } from './schema.ts';

type Tx = Transaction<Database>;

/**
 * An address that refuses mail: the person's digest comes by direct message again, and a word about it goes ahead of it.
 * False when this destination is not somebody's e-mail.
 */
export async function mailBounced(
  tx: Tx,
  destinationId: string,
  reason: string,
  now: number,
): Promise<boolean> {
  const feed = await tx
    .selectFrom('destinations')
    .innerJoin('email_addresses', (on) =>
      on
        .onRef('email_addresses.person_id', '=', 'destinations.person_id')
        .onRef('email_addresses.platform', '=', 'destinations.platform'),
    )
    .select(['destinations.person_id', 'email_addresses.id'])
    .where('destinations.id', '=', destinationId)
    .executeTakeFirst();
  if (!feed || !(await towardsDirect(tx, feed.person_id, { state: 'bounced', detail: reason, now }))) {
    return false;
  }
  await tell(tx, feed.person_id, `bounced-${feed.id}-${now}`, reason, now);
  return true;
}

/** A message that belongs to no digest. */
async function tell(tx: Tx, personId: string, key: string, reason: string, now: number): Promise<void> {
  const message = {
    title: 'E-mail no longer reaches you',
    blocks: [
      text(reason),
      text('Your digest comes here from now on. To have it by e-mail again: /paper email you@example.org.'),
    ],
  };
  await tx
    .insertInto('deliveries')
    .values({
      ...{ key, digest_id: '', destination_id: feedOf(personId), part: 1, parts: 1 },
      ...{ message: JSON.stringify(message), subjects: '[]', state: 'pending', attempts: 0, lease_until: 0 },
      ...{ not_before: 0, channel_id: '', message_id: '', detail: '', created_at: now, updated_at: now },
    })
    .execute();
}
