import type { ShownStore } from '../digest/compose/shown-store.ts';
import type { PaperId } from '../papers/api.ts';
import type { Store } from './open.ts';

const IDS_AT_ONCE = 300;

export function shownStore({ db }: Pick<Store, 'db'>): ShownStore {
  return {
    had: async (destinationId, paperIds) => {
      const had = new Set<PaperId>();
      for (const ids of inChunks(paperIds)) {
        const rows = await db
          .selectFrom('shown_papers')
          .select('paper_id')
          .where('destination_id', '=', destinationId)
          .where('paper_id', 'in', ids)
          .execute();
        for (const row of rows) had.add(row.paper_id);
      }
      return had;
    },
    elsewhere: async (spaceId, destinationId, paperIds) => {
      const names = new Map<PaperId, string[]>();
      for (const ids of inChunks(paperIds)) {
        const rows = await db
          .selectFrom('shown_papers')
          .innerJoin('destinations', 'destinations.id', 'shown_papers.destination_id')
          .select(['shown_papers.paper_id', 'destinations.name'])
          .where('shown_papers.paper_id', 'in', ids)
          .where('destinations.space_id', '=', spaceId)
          .where('destinations.id', '!=', destinationId)
          .where('destinations.person_id', '=', '')
          .where('destinations.name', '!=', '')
          .orderBy('shown_papers.at')
          .execute();
        for (const row of rows) names.set(row.paper_id, [...(names.get(row.paper_id) ?? []), row.name]);
      }
      return names;
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
  };
}

function inChunks(ids: readonly PaperId[]): PaperId[][] {
  const chunks: PaperId[][] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) chunks.push(ids.slice(at, at + IDS_AT_ONCE));
  return chunks;
}
