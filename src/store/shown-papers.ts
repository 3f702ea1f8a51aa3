import type { Kysely } from 'kysely';
import type { Owed, ShownStore } from '../digest/compose/shown-store.ts';
import type { PaperId } from '../papers/api.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

const IDS_AT_ONCE = 300;

export function shownStore({ db }: Pick<Store, 'db'>): ShownStore {
  return {
    owed: (destinationId) => owed(db, destinationId),
    had: async (destinationId, paperIds) => {
      const had = new Set<PaperId>();
      for (const ids of inChunks(paperIds)) {
        const rows = await db
          .selectFrom('shown_papers')
          .select('paper_id')
          .where('destination_id', '=', destinationId)
          .where('paper_id', 'in', ids)
          .where('again', '=', 0)
          .execute();
        for (const row of rows) had.add(row.paper_id);
      }
      return had;
    },
    elsewhere: async (spaceId, destinationId, paperIds) => {
      if (paperIds.length === 0) return new Map();
      const channels = await channelsOf(db, spaceId);
      channels.delete(destinationId);
      if (channels.size === 0) return new Map();
      const rows = await db
        .selectFrom('shown_papers')
        .select(['paper_id', 'destination_id'])
        .where('destination_id', 'in', [...channels.keys()])
        .where('paper_id', 'in', [...paperIds])
        .where('again', '=', 0)
        .orderBy('at')
        .execute();
      const of = Map.groupBy(rows, ({ paper_id }) => paper_id);
      return new Map(
        [...of].map(([id, all]) => [id, all.map((row) => channels.get(row.destination_id) ?? '')]),
      );
    },
    folded: async (digestId, offset, limit) => {
      const digest = await db
        .selectFrom('digests')
        .select('id')
        .where('id', '=', digestId)
        .executeTakeFirst();
      if (!digest) return undefined;
      const folded = db.selectFrom('digest_papers').where('digest_id', '=', digestId).where('shown', '=', 0);
      const count = await folded
        .select((q) => q.fn.countAll<number>().as('papers'))
        .executeTakeFirstOrThrow();
      const rows = await folded
        .select(['paper_id as paperId', 'reason'])
        .orderBy('position')
        .offset(offset)
        .limit(limit)
        .execute();
      return { total: Number(count.papers), papers: rows };
    },
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
async function owed(db: Kysely<Database>, destinationId: string): Promise<ReadonlyMap<PaperId, Owed>> {
  const rows = await db
    .selectFrom('shown_papers')
    .innerJoin('announcements', 'announcements.paper_id', 'shown_papers.paper_id')
    .select([
      'shown_papers.paper_id as paperId',
      'shown_papers.again',
      'announcements.number',
      'announcements.source',
      'announcements.day',
    ])
    .where('shown_papers.destination_id', '=', destinationId)
    .where('shown_papers.again', 'in', [1, 2])
    .where('announcements.kind', 'in', ['new', 'cross'])
    .orderBy('announcements.number')
    .execute();
  return new Map(rows.map(({ again, ...news }) => [news.paperId, { news, perhapsHad: again === 1 }]));
}

/** Names of the space's channels that have one. */
async function channelsOf(db: Kysely<Database>, spaceId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('destinations')
    .select(['id', 'name'])
    .where('space_id', '=', spaceId)
    .where('person_id', '=', '')
    .where('name', '!=', '')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function inChunks(ids: readonly PaperId[]): PaperId[][] {
  const chunks: PaperId[][] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) chunks.push(ids.slice(at, at + IDS_AT_ONCE));
  return chunks;
}
