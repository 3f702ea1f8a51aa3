import type { Selectable } from 'kysely';
import { type Directory, type Person, type PersonRef, personId, type Space } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';
import { newPerson, newZone, SEEN_EVERY_MS } from './people-seen.ts';
import type { Database } from './schema.ts';
import { seeSpace, spaceOf, spaceRow } from './spaces.ts';

type Db = Store['db'];
type PersonRow = Selectable<Database['people']>;

/** People and spaces over `people`, `spaces` and `people_spaces`. */
export function createDirectory({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): Directory {
  return {
    space: (ref) => seeSpace(db, ref, clock.now()),
    spaceById: async (id) => spaceOf(await spaceRow(db, id)),
    person: (ref, space) => seePerson(db, ref, space, clock.now()),
    personById: async (id) => toPerson(await personRow(db, id)),

    async lastSpace(id) {
      const last = await db
        .selectFrom('people_spaces')
        .innerJoin('spaces', 'spaces.id', 'people_spaces.space_id')
        .selectAll('spaces')
        .where('people_spaces.person_id', '=', id)
        .where('spaces.left_at', '=', 0)
        .orderBy('people_spaces.seen_at', 'desc')
        .executeTakeFirst();
      return spaceOf(last);
    },

    async setZone(id, zone) {
      await db.updateTable('people').set({ zone, zone_from: 'chosen' }).where('id', '=', id).execute();
    },
  };
}

async function seePerson(db: Db, ref: PersonRef, space: Space | undefined, now: number): Promise<Person> {
  const id = personId(ref);
  const held = await personRow(db, id);
  const person = held ? await tellZone(db, held, ref.zone) : await addPerson(db, ref, now);
  if (space) await seeIn(db, id, space.id, now);
  return person;
}

/** A zone that the person chose stands above what their platform tells. */
async function tellZone(db: Db, held: PersonRow, told: string | undefined): Promise<Person> {
  const zone = newZone(held, told);
  if (zone === undefined) return personOf(held);
  await db.updateTable('people').set({ zone, zone_from: 'platform' }).where('id', '=', held.id).execute();
  return personOf({ ...held, zone });
}

async function addPerson(db: Db, ref: PersonRef, now: number): Promise<Person> {
  const row = newPerson(ref, now);
  await db
    .insertInto('people')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return personOf(row);
}

async function seeIn(db: Db, person_id: string, space_id: string, now: number): Promise<void> {
  const last = await db
    .selectFrom('people_spaces')
    .select(['space_id', 'seen_at'])
    .where('person_id', '=', person_id)
    .orderBy('seen_at', 'desc')
    .executeTakeFirst();
  if (last?.space_id === space_id && now - last.seen_at < SEEN_EVERY_MS) return;
  await db
    .insertInto('people_spaces')
    .values({ person_id, space_id, seen_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'space_id']).doUpdateSet({ seen_at: now }))
    .execute();
}

const personRow = (db: Db, id: string) =>
  db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();

const toPerson = (row: PersonRow | undefined) => row && personOf(row);

export function personOf(
  row: Pick<PersonRow, 'id' | 'platform' | 'account_id' | 'team_id' | 'zone'>,
): Person {
  return {
    id: row.id,
    platform: row.platform,
    accountId: row.account_id,
    teamId: row.team_id,
    zone: row.zone,
  };
}
