import type { PaperId } from '../papers/api.ts';
import type { CountVotes, VoteCounts } from '../search/find/finder.ts';
import type { Store } from './open.ts';

const IDS_AT_ONCE = 500;

/** Votes over `votes` and `paper_sources`. */
export function voteCounter({ db }: Pick<Store, 'db'>): CountVotes {
  return async (spaceId, paperIds) => {
    const counts = new Map<PaperId, VoteCounts>();
    const of = (id: PaperId) => counts.get(id) ?? { here: 0, upvotes: 0 };
    for (let at = 0; at < paperIds.length; at += IDS_AT_ONCE) {
      const ids = paperIds.slice(at, at + IDS_AT_ONCE);
      for (const { paper_id, upvotes } of await atSources(ids)) counts.set(paper_id, { here: 0, upvotes });
      if (spaceId === undefined) continue;
      for (const { paper_id, value } of await votesHere(spaceId, ids)) {
        const count = of(paper_id);
        counts.set(paper_id, { ...count, here: count.here + Number(value) });
      }
    }
    return counts;
  };

  function atSources(ids: readonly PaperId[]) {
    return db
      .selectFrom('paper_sources')
      .select((q) => ['paper_id', q.fn.max('upvotes').as('upvotes')])
      .where('paper_id', 'in', [...ids])
      .where('upvotes', '>', 0)
      .groupBy('paper_id')
      .execute();
  }

  function votesHere(spaceId: string, ids: readonly PaperId[]) {
    return db
      .selectFrom('votes')
      .select(['paper_id', 'value'])
      .where('space_id', '=', spaceId)
      .where('paper_id', 'in', [...ids])
      .execute();
  }
}
