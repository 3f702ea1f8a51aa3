import type { Transaction } from 'kysely';
import type { Person } from '../chat/api.ts';
import { deleteDestinations } from './delete-destinations.ts';
import { feedOf } from './feed-way.ts';
import { forgottenHash } from './forgotten.ts';
import type { Database } from './schema.ts';
import { withoutSubmitter } from './submission-words.ts';

type Tx = Transaction<Database>;

/** Deletes all that is held about a person. `key` makes the hashes of reactions that still stand. */
export async function forgetPerson(
  tx: Tx,
  { id, platform, accountId }: Pick<Person, 'id' | 'platform' | 'accountId'>,
  key: string,
  now: number,
): Promise<void> {
  await rememberStanding(tx, id, forgottenHash(key, id), now);
  await withoutSubmitter(tx, id);
  await forgetOnPage(tx, platform, accountId);
  await deleteDirectMessages(tx, id, platform);
  await deleteDestinations(tx, [feedOf(id)]);
  for (const table of OWN)
    await tx
      .deleteFrom(table as 'votes')
      .where('person_id', '=', id)
      .execute();
  // How often an address was written to of late must outlast its asker, or forgetting would lift that limit.
  await tx.updateTable('email_asks').set({ person_id: '' }).where('person_id', '=', id).execute();
  await tx.deleteFrom('people').where('id', '=', id).execute();
  await tx.updateTable('topics').set({ created_by: '' }).where('created_by', '=', id).execute();
  await tx.updateTable('schedules').set({ set_by: '' }).where('set_by', '=', id).execute();
}

const OWN = [
  'votes',
  'saves',
  'mutes',
  'submissions',
  'reactions',
  'people_spaces',
  'email_addresses',
] as const;

async function rememberStanding(tx: Tx, personId: string, person_hash: string, at: number): Promise<void> {
  const standing = await tx
    .selectFrom('reactions')
    .innerJoin('posted_messages', 'posted_messages.id', 'reactions.posted_id')
    .select(['posted_id', 'emoji'])
    .where('person_id', '=', personId)
    .where('present', '=', 1)
    .where('gone_at', '=', 0)
    .execute();
  for (const row of standing) {
    await tx
      .insertInto('forgotten')
      .values({ ...row, person_hash, at })
      .onConflict((clash) => clash.columns(['posted_id', 'emoji', 'person_hash']).doUpdateSet({ at }))
      .execute();
  }
}

/** Where the conversation is kept by us and not by a platform, its reactions are rows of ours too. */
async function forgetOnPage(tx: Tx, platform: string, accountId: string): Promise<void> {
  const theirs = tx.selectFrom('posted_messages').select('message_id').where('platform', '=', platform);
  await tx
    .deleteFrom('page_reactions')
    .where('account_id', '=', accountId)
    .where('message_id', 'in', theirs)
    .execute();
}

/** The messages of the direct conversation, whichever way the digest comes now. */
async function deleteDirectMessages(tx: Tx, personId: string, platform: string): Promise<void> {
  const feed = await tx
    .selectFrom('destinations')
    .select('channel_id')
    .where('person_id', '=', personId)
    .execute();
  const mail = await tx
    .selectFrom('email_addresses')
    .select('direct_channel as channel_id')
    .where('person_id', '=', personId)
    .execute();
  const channels = [...feed, ...mail].map(({ channel_id }) => channel_id).filter((id) => id !== '');
  if (channels.length === 0) return;
  const messages = await tx
    .selectFrom('posted_messages')
    .select(['id', 'message_id'])
    .where('platform', '=', platform)
    .where('channel_id', 'in', channels)
    .execute();
  for (const { id, message_id } of messages) {
    for (const table of ABOUT_POSTED) {
      await tx
        .deleteFrom(table as 'reactions')
        .where('posted_id', '=', id)
        .execute();
    }
    await tx.deleteFrom('page_messages').where('id', '=', message_id).execute();
    await tx.deleteFrom('posted_messages').where('id', '=', id).execute();
  }
}

export const ABOUT_POSTED = ['posted_subjects', 'reactions', 'forgotten', 'notes', 'topic_cards'] as const;
