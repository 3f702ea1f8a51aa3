import type { Kysely } from 'kysely';
import type { PaperId } from '../papers/api.ts';
import type { SeenHere, SpaceMemory } from '../seen/api.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { inDigests, liked, posted, type Trace } from './seen-traces.ts';

type Db = Kysely<Database>;

const IDS_AT_ONCE = 500;

/** What spaces have had, over posted messages, digests, votes and saves. */
export function spaceMemory({ db }: Pick<Store, 'db'>): SpaceMemory {
  return {
    async of(spaceId, paperIds) {
      const found = new Map<PaperId, SeenHere>();
      for (let at = 0; at < paperIds.length; at += IDS_AT_ONCE) {
        await gather(db, spaceId, paperIds.slice(at, at + IDS_AT_ONCE), found);
      }
      return found;
    },
    papers: (spaceId, limit) => papersOf(db, spaceId, limit),
    async cameTo(personId, paperIds) {
      if (paperIds.length === 0) return new Set();
      const rows = await db
        .selectFrom('shown_papers')
        .innerJoin('destinations', 'destinations.id', 'shown_papers.destination_id')
        .select('paper_id')
        .where('person_id', '=', personId)
        .where('paper_id', 'in', paperIds.slice(0, IDS_AT_ONCE))
        .execute();
      return new Set(rows.map(({ paper_id }) => paper_id));
    },
  };
}

async function gather(
  db: Db,
  spaceId: string,
  ids: readonly PaperId[],
  found: Map<PaperId, SeenHere>,
): Promise<void> {
  const traces = await posted(db, spaceId)
    .where('posted_subjects.subject_id', 'in', [...ids])
    .unionAll(inDigests(db, spaceId).where('shown_papers.paper_id', 'in', [...ids]))
    .unionAll(
      liked(db, 'votes', spaceId)
        .where('value', '>', 0)
        .where('paper_id', 'in', [...ids]),
    )
    .unionAll(liked(db, 'saves', spaceId).where('paper_id', 'in', [...ids]))
    .execute();
  for (const trace of traces) found.set(trace.paper_id, withTrace(found.get(trace.paper_id), trace));
}

function withTrace(seen: SeenHere = { votes: 0, saves: 0 }, { how, channel_id, name, at }: Trace): SeenHere {
  if (how === 'vote') return { ...seen, votes: seen.votes + 1 };
  if (how === 'save') return { ...seen, saves: seen.saves + 1 };
  const { posted } = seen;
  const later = !posted || Number(at) > posted.at || (Number(at) === posted.at && posted.name === '');
  return later ? { ...seen, posted: { channelId: channel_id, name, at: Number(at) } } : seen;
}

async function papersOf(db: Db, spaceId: string, limit: number): Promise<readonly PaperId[]> {
  const traces = posted(db, spaceId)
    .unionAll(inDigests(db, spaceId))
    .unionAll(liked(db, 'votes', spaceId).where('value', '>', 0))
    .unionAll(liked(db, 'saves', spaceId));
  const rows = await db
    .selectFrom(traces.as('traces'))
    .select((q) => ['paper_id', q.fn.max('at').as('last')])
    .groupBy('paper_id')
    .orderBy('last', 'desc')
    .orderBy('paper_id')
    .limit(limit)
    .execute();
  return rows.map(({ paper_id }) => paper_id);
}
