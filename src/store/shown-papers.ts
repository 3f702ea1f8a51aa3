import type { Kysely } from 'kysely';
import type { News } from '../digest/compose/announced-papers.ts';
import type { Folded, Holder, Owed, ShownStore } from '../digest/compose/shown-store.ts';
import type { PaperId } from '../papers/api.ts';
import { together } from '../together.ts';
import { NEWS } from './announced.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

export function shownStore({ db }: Pick<Store, 'db'>): ShownStore {
  return {
    owed: together((destinationIds) => owed(db, destinationIds)),
    holders: (paperIds) => holders(db, paperIds),
    folded: (digestId, offset, limit) => folded(db, digestId, offset, limit),
    shownIn: (digestId) =>
      db
        .selectFrom('digest_papers')
        .select(['paper_id as paperId', 'reason'])
        .where('digest_id', '=', digestId)
        .where('shown', '=', 1)
        .orderBy('position')
        .execute(),
  };
}

/** With the last news of each, as digests tell it. */
async function owed(
  db: Kysely<Database>,
  destinationIds: readonly string[],
): Promise<readonly ReadonlyMap<PaperId, Owed>[]> {
  const rows = await db
    .selectFrom('shown_papers')
    .innerJoin('announcements', 'announcements.paper_id', 'shown_papers.paper_id')
    .select([
      'shown_papers.destination_id as destinationId',
      'shown_papers.paper_id as paperId',
      'shown_papers.again',
      'announcements.number',
      'announcements.source',
      'announcements.day',
    ])
    .where('shown_papers.destination_id', 'in', [...destinationIds])
    .where('shown_papers.again', 'in', [1, 2])
    .where('announcements.kind', 'in', [...NEWS])
    .orderBy('announcements.number')
    .execute();
  const of = Map.groupBy(rows, ({ destinationId }) => destinationId);
  return destinationIds.map((id) => new Map((of.get(id) ?? []).map((row) => [row.paperId, toOwed(row)])));
}

function toOwed({ paperId, number, source, day, again }: News & { readonly again: number }): Owed {
  return { news: { paperId, number, source, day }, perhapsHad: again === 1 };
}

async function holders(db: Kysely<Database>, paperIds: readonly PaperId[]): Promise<readonly Holder[]> {
  if (paperIds.length === 0) return [];
  const rows = await db
    .selectFrom('shown_papers')
    .innerJoin('destinations', 'destinations.id', 'shown_papers.destination_id')
    .select(['paper_id', 'destination_id', 'space_id', 'name', 'person_id'])
    .where('paper_id', 'in', [...paperIds])
    .where('again', '=', 0)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    paperId: row.paper_id,
    destinationId: row.destination_id,
    spaceId: row.space_id,
    name: row.person_id === '' ? row.name : '',
  }));
}

async function folded(
  db: Kysely<Database>,
  digestId: string,
  offset: number,
  limit: number,
): Promise<Folded | undefined> {
  const digest = await db
    .selectFrom('digests')
    .select(['destination_id as destinationId', 'folded'])
    .where('id', '=', digestId)
    .executeTakeFirst();
  if (!digest) return undefined;
  const { destinationId } = digest;
  if (digest.folded === '') return { destinationId, ...(await foldedRows(db, digestId, offset, limit)) };
  const ids: PaperId[] = JSON.parse(digest.folded);
  const page = ids.slice(offset, offset + limit).map((paperId) => ({ paperId, reason: '' }));
  return { destinationId, total: ids.length, papers: page };
}

/** As digests were kept before: a row for each paper, with its reason. */
async function foldedRows(db: Kysely<Database>, digestId: string, offset: number, limit: number) {
  const all = db.selectFrom('digest_papers').where('digest_id', '=', digestId).where('shown', '=', 0);
  const count = await all.select((q) => q.fn.countAll<number>().as('papers')).executeTakeFirstOrThrow();
  const papers = await all
    .select(['paper_id as paperId', 'reason'])
    .orderBy('position')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total: Number(count.papers), papers };
}
