import type { Kysely } from 'kysely';
import type { PaperId } from '../papers/api.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;

interface Mark {
  readonly personId: string;
  readonly spaceId: string;
  readonly paperId: PaperId;
}

/** Writes votes, each person's last one on a paper; 0 takes one back. The same vote again keeps its time: only a change of mind is news. */
export async function writeVotes(
  db: Db,
  votes: readonly (Mark & { readonly value: 1 | 0 | -1 })[],
  at: number,
): Promise<void> {
  const rows = (await asHeld(db, votes)).map(({ value, ...key }) => ({ ...keyOf(key), value, at }));
  const gone = rows.filter(({ value }) => value === 0);
  if (gone.length > 0) {
    await db
      .deleteFrom('votes')
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('person_id', 'paper_id', 'space_id'),
          'in',
          gone.map((row) => tuple(row.person_id, row.paper_id, row.space_id)),
        ),
      )
      .execute();
  }
  const cast = rows.filter(({ value }) => value !== 0);
  if (cast.length === 0) return;
  await db
    .insertInto('votes')
    .values(cast)
    .onConflict((clash) =>
      clash
        .columns(['person_id', 'paper_id', 'space_id'])
        .doUpdateSet((row) => ({ value: row.ref('excluded.value'), at: row.ref('excluded.at') }))
        .whereRef('votes.value', '!=', 'excluded.value'),
    )
    .execute();
}

type OnOff = Mark & { readonly on: boolean };

export const writeSaves = (db: Db, saves: readonly OnOff[], at: number) => writeOnOff(db, 'saves', saves, at);

export const writeMutes = (db: Db, mutes: readonly OnOff[], at: number) => writeOnOff(db, 'mutes', mutes, at);

/** One that stands already stays as it was. */
async function writeOnOff(
  db: Db,
  table: 'saves' | 'mutes',
  marks: readonly OnOff[],
  at: number,
): Promise<void> {
  const rows = (await asHeld(db, marks)).map(({ on, ...key }) => ({ on, row: { ...keyOf(key), at } }));
  const off = rows.filter(({ on }) => !on).map(({ row }) => row);
  if (off.length > 0) {
    await db
      .deleteFrom(table as 'saves')
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('person_id', 'paper_id'),
          'in',
          off.map((row) => tuple(row.person_id, row.paper_id)),
        ),
      )
      .execute();
  }
  const set = rows.filter(({ on }) => on).map(({ row }) => row);
  if (set.length === 0) return;
  await db
    .insertInto(table)
    .values(set)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

function keyOf({ personId, paperId, spaceId }: Mark) {
  return { person_id: personId, paper_id: paperId, space_id: spaceId };
}

/** Messages outlive their papers' ids: a merged one leads on, and of two that become one the last counts. */
async function asHeld<M extends Mark>(db: Db, marks: readonly M[]): Promise<readonly M[]> {
  if (marks.length === 0) return [];
  const current = await currentIds(
    db,
    marks.map(({ paperId }) => paperId),
  );
  const led = marks.map((mark) => ({ ...mark, paperId: current(mark.paperId) }));
  return [...new Map(led.map((mark) => [`${mark.personId} ${mark.paperId} ${mark.spaceId}`, mark])).values()];
}
