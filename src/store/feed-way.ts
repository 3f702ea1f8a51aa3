import type { Transaction } from 'kysely';
import { oweHeld } from './owed-papers.ts';
import type { Database } from './schema.ts';

type Tx = Transaction<Database>;

/** A person has one destination, whichever way it comes: what they have had belongs to it. */
export const feedOf = (personId: string) => `direct:${personId}`;

/** Has the person's digest come to their confirmed address. False without one. */
export async function towardsMail(tx: Tx, personId: string, now: number): Promise<boolean> {
  const email = await emailOf(tx, personId);
  if (!email || email.address === '' || email.state === 'left') return false;
  const feed = await feedRow(tx, personId);
  const isThere = feed?.platform === email.platform;
  await tx
    .updateTable('email_addresses')
    .set({
      ...{ state: 'confirmed', detail: '', changed_at: now },
      ...(feed && !isThere && { direct_channel: feed.channel_id }),
    })
    .where('person_id', '=', personId)
    .execute();
  if (feed && !isThere) await holdUnsure(tx, feedOf(personId), ['sending', 'unknown'], now);
  if (feed) await move(tx, personId, { platform: email.platform, channel_id: email.id }, now);
  return true;
}

/** Has it come by direct message again. False when it did already. */
export async function towardsDirect(
  tx: Tx,
  personId: string,
  to: { readonly state: 'resting' | 'left' | 'bounced'; readonly detail: string; readonly now: number },
): Promise<boolean> {
  const { now, ...told } = to;
  const email = await emailOf(tx, personId);
  if (!email || email.address === '') return false;
  await tx
    .updateTable('email_addresses')
    .set({ ...told, direct_channel: '', changed_at: now })
    .where('person_id', '=', personId)
    .execute();
  if (email.state !== 'confirmed') return false;
  const person = await tx
    .selectFrom('people')
    .select('platform')
    .where('id', '=', personId)
    .executeTakeFirst();
  const place = { platform: person?.platform ?? '', channel_id: email.direct_channel };
  if (!(await feedRow(tx, personId))) return true;
  // The one that bounced is still being sent, and ends as refused.
  const unsure = to.state === 'bounced' ? (['unknown'] as const) : (['sending', 'unknown'] as const);
  await holdUnsure(tx, feedOf(personId), unsure, now);
  await move(tx, personId, place, now);
  return true;
}

/** Destinations made after their people confirmed an address begin there. */
export async function placeNewFeeds(tx: Tx, personIds: readonly string[], now: number): Promise<void> {
  const confirmed = await tx
    .selectFrom('email_addresses')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('state', '=', 'confirmed')
    .execute();
  for (const { person_id } of confirmed) await towardsMail(tx, person_id, now);
}

const emailOf = (tx: Tx, personId: string) =>
  tx.selectFrom('email_addresses').selectAll().where('person_id', '=', personId).executeTakeFirst();

const feedRow = (tx: Tx, personId: string) =>
  tx
    .selectFrom('destinations')
    .select(['platform', 'channel_id'])
    .where('id', '=', feedOf(personId))
    .executeTakeFirst();

async function move(
  tx: Tx,
  personId: string,
  to: { platform: string; channel_id: string },
  now: number,
): Promise<void> {
  await tx
    .updateTable('destinations')
    .set({ ...to, state: 'ok', state_reason: '', state_at: now })
    .where('id', '=', feedOf(personId))
    .execute();
}

/** What is on its way on the old one cannot be looked up on the new: it comes once more, and says so. */
async function holdUnsure(
  tx: Tx,
  destination: string,
  states: readonly ('sending' | 'unknown')[],
  now: number,
): Promise<void> {
  const held = await tx
    .updateTable('deliveries')
    .set({ state: 'held', detail: 'the digest comes another way since', updated_at: now })
    .where('destination_id', '=', destination)
    .where('state', 'in', states)
    .returning('key')
    .execute();
  for (const { key } of held) await oweHeld(tx, key);
}
