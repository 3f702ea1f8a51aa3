import type { Kysely } from 'kysely';
import type { Choice } from '../learned/choices.ts';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;
type Table = 'votes' | 'saves' | 'mutes';

/** Of each kind, the newest of a space: enough for all its channels. */
const READ_IN_SPACE = 5_000;
const READ_OF_PERSON = 1_000;
const PEOPLE_AT_ONCE = 500;

const ALL: readonly Table[] = ['votes', 'saves', 'mutes'];

/** How many each of these people made. */
export async function countChoices(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (let at = 0; at < personIds.length; at += PEOPLE_AT_ONCE) {
    for (const table of ALL) {
      const rows = await db
        .selectFrom(table as 'votes')
        .select((q) => ['person_id', q.fn.countAll<number | string>().as('count')])
        .where('person_id', 'in', personIds.slice(at, at + PEOPLE_AT_ONCE))
        .groupBy('person_id')
        .execute();
      for (const { person_id, count } of rows)
        counts.set(person_id, (counts.get(person_id) ?? 0) + Number(count));
    }
  }
  return counts;
}

export function choicesOf(db: Db, personId: string): Promise<readonly Choice[]> {
  return read(db, ALL, { column: 'person_id', id: personId, limit: READ_OF_PERSON });
}

/** A mute is one's own affair unless a manager said how many of them count. */
export async function choicesIn(db: Db, spaceId: string): Promise<readonly Choice[]> {
  const setting = db.selectFrom('space_settings').select('value').where('space_id', '=', spaceId);
  const mutes = (await setting.where('name', '=', 'mutes').executeTakeFirst())?.value ?? '0';
  const tables: readonly Table[] = Number(mutes) > 0 ? ALL : ['votes', 'saves'];
  return read(db, tables, { column: 'space_id', id: spaceId, limit: READ_IN_SPACE });
}

interface Wanted {
  readonly column: 'person_id' | 'space_id';
  readonly id: string;
  readonly limit: number;
}

/** Of what one person did with one paper the first kind counts, and of that the newest. */
async function read(db: Db, tables: readonly Table[], wanted: Wanted): Promise<readonly Choice[]> {
  const found = new Map<string, Choice>();
  for (const table of tables) {
    for (const choice of await rowsOf(db, table, wanted)) {
      const key = `${choice.paperId} ${choice.personId}`;
      if (!found.has(key)) found.set(key, choice);
    }
  }
  return [...found.values()];
}

async function rowsOf(db: Db, table: Table, { column, id, limit }: Wanted): Promise<readonly Choice[]> {
  const own = db
    .selectFrom(table as 'votes')
    .select(['person_id', 'paper_id', 'at'])
    .where(column, '=', id);
  const rows = await own
    .$if(table === 'votes', (q) => q.select('value'))
    .orderBy('at', 'desc')
    .orderBy('paper_id')
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map(({ person_id, paper_id, at, value = table === 'saves' ? 1 : -1 }) => ({
    ...{ personId: person_id, paperId: paper_id, at },
    sign: Number(value) > 0 ? 1 : -1,
  }));
}
