import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { LeftSpaces } from '../privacy/left-spaces.ts';
import { deleteDestinations } from './delete-destinations.ts';
import { keyOf } from './email-asks.ts';
import { ABOUT_POSTED, forgetPerson } from './forget-person.ts';
import type { Store } from './open.ts';
import { unsubscribe } from './personal-schedules.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

/** Rows deleted in one transaction, so that others get their turn. */
const AT_ONCE = 100;

/** The space itself goes last: whatever is broken off is found again. */
export function leftSpaceStore(store: Pick<Store, 'db'>, clock: Clock): LeftSpaces {
  const { db } = store;
  const inTransaction = (work: (tx: Transaction<Database>) => Promise<void>) => transact(store, clock, work);
  return {
    async before(at) {
      const left = db.selectFrom('spaces').select('id').where('left_at', '>', 0).where('left_at', '<', at);
      return (await left.execute()).map(({ id }) => id);
    },

    async forget(spaceId) {
      const key = await keyOf(db);
      for (const person of await peopleOnlyOf(db, spaceId))
        await inTransaction((tx) => forgetPerson(tx, person, key, clock.now()));
      for (const { id } of await topicsOf(db, spaceId))
        await inTransaction((tx) => deleteTopic(tx, id, clock.now()));
      await inTransaction((tx) => moveFeeds(tx, spaceId));
      for (const { id } of await placesOf(db, spaceId))
        await inTransaction((tx) => deleteDestinations(tx, [id]));
      for (let more = true; more; ) {
        const ids = await messagesOf(db, spaceId);
        await inTransaction((tx) => deleteMessages(tx, ids));
        more = ids.length === AT_ONCE;
      }
      await inTransaction((tx) => deleteRest(tx, spaceId));
    },
  };
}

type Db = Kysely<Database>;

/** Seen in no other space. */
async function peopleOnlyOf(db: Db, spaceId: string) {
  const rows = await db
    .selectFrom('people_spaces')
    .innerJoin('people', 'people.id', 'people_spaces.person_id')
    .select(['people.id', 'people.platform', 'people.account_id as accountId'])
    .where('space_id', '=', spaceId)
    .where('people.id', 'not in', (q) =>
      q.selectFrom('people_spaces as other').select('other.person_id').where('other.space_id', '!=', spaceId),
    )
    .execute();
  return rows;
}

const topicsOf = (db: Db, spaceId: string) =>
  db.selectFrom('topics').select('id').where('space_id', '=', spaceId).execute();

const placesOf = (db: Db, spaceId: string) =>
  db.selectFrom('destinations').select('id').where('space_id', '=', spaceId).execute();

async function messagesOf(db: Db, spaceId: string): Promise<readonly string[]> {
  const some = db.selectFrom('posted_messages').select('id').where('space_id', '=', spaceId).limit(AT_ONCE);
  return (await some.execute()).map(({ id }) => id);
}

async function deleteTopic(tx: Transaction<Database>, id: string, now: number): Promise<void> {
  await unsubscribe(tx, { topic: id }, now);
  await tx.deleteFrom('topics').where('id', '=', id).execute();
}

/** A person's own digest that began here belongs to another of their spaces from now on. */
async function moveFeeds(tx: Transaction<Database>, spaceId: string): Promise<void> {
  const feeds = await tx
    .selectFrom('destinations')
    .innerJoin('people_spaces', 'people_spaces.person_id', 'destinations.person_id')
    .select(['destinations.id', 'people_spaces.space_id'])
    .where('destinations.space_id', '=', spaceId)
    .where('people_spaces.space_id', '!=', spaceId)
    .execute();
  for (const { id, space_id } of feeds)
    await tx.updateTable('destinations').set({ space_id }).where('id', '=', id).execute();
}

async function deleteMessages(tx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ABOUT_POSTED)
    await tx
      .deleteFrom(table as 'reactions')
      .where('posted_id', 'in', [...ids])
      .execute();
  await tx
    .deleteFrom('posted_messages')
    .where('id', 'in', [...ids])
    .execute();
}

const OF_SPACE = [
  ...(['votes', 'submissions', 'space_settings', 'people_spaces'] as const),
  ...(['learned_words', 'learned_off', 'space_managers'] as const),
];

/** What people of other spaces saved or muted stays theirs. */
async function deleteRest(tx: Transaction<Database>, spaceId: string): Promise<void> {
  for (const table of ['saves', 'mutes'] as const)
    await tx
      .updateTable(table as 'saves')
      .set({ space_id: '' })
      .where('space_id', '=', spaceId)
      .execute();
  for (const table of OF_SPACE)
    await tx
      .deleteFrom(table as 'votes')
      .where('space_id', '=', spaceId)
      .execute();
  await tx.deleteFrom('spaces').where('id', '=', spaceId).execute();
}
