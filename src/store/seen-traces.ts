import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;

/** One thing that happened to a paper in a space; `how`: posted, vote, save. */
export interface Trace {
  readonly how: string;
  readonly paper_id: string;
  readonly channel_id: string;
  readonly name: string;
  readonly at: number;
}

/** Messages that show a paper, in places of the space's own. */
export function posted(db: Db, spaceId: string) {
  return db
    .selectFrom('posted_messages')
    .innerJoin('posted_subjects', 'posted_subjects.posted_id', 'posted_messages.id')
    .leftJoin('destinations', (join) =>
      join
        .onRef('destinations.platform', '=', 'posted_messages.platform')
        .onRef('destinations.channel_id', '=', 'posted_messages.channel_id')
        .on('destinations.person_id', '=', ''),
    )
    .select((q) => [
      q.val('posted').as('how'),
      'posted_subjects.subject_id as paper_id',
      'posted_messages.channel_id as channel_id',
      q.fn.coalesce('destinations.name', q.val('')).as('name'),
      'posted_messages.posted_at as at',
    ])
    .where('posted_messages.space_id', '=', spaceId)
    .where('posted_messages.gone_at', '=', 0)
    .where('posted_messages.direct', '=', 0)
    .where('posted_subjects.kind', '=', 'paper')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('destinations as own')
            .select('own.id')
            .whereRef('own.platform', '=', 'posted_messages.platform')
            .where('own.kind', '=', 'direct')
            .whereRef('own.channel_id', '=', 'posted_messages.channel_id'),
        ),
      ),
    );
}

/** What digests brought to its channels; a list names its papers only there. */
export function inDigests(db: Db, spaceId: string) {
  return db
    .selectFrom('shown_papers')
    .innerJoin('destinations', 'destinations.id', 'shown_papers.destination_id')
    .select((q) => [
      q.val('posted').as('how'),
      'shown_papers.paper_id as paper_id',
      'destinations.channel_id as channel_id',
      'destinations.name as name',
      'shown_papers.at as at',
    ])
    .where('destinations.space_id', '=', spaceId)
    .where('destinations.person_id', '=', '')
    .where('shown_papers.again', '=', 0);
}

/** What its people did. */
export function liked(db: Db, table: 'votes' | 'saves', spaceId: string) {
  return db
    .selectFrom(table as 'votes')
    .select((q) => [
      q.val(table === 'votes' ? 'vote' : 'save').as('how'),
      'paper_id',
      q.val('').as('channel_id'),
      q.val('').as('name'),
      'at',
    ])
    .where('space_id', '=', spaceId);
}
