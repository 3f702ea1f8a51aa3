import type { Kysely } from 'kysely';
import { wallAt } from '../digest/schedule/wall-time.ts';
import type { RecapStore, WeekFacts } from '../recap/recap-store.ts';
import type { Week } from '../recap/week.ts';
import { news } from './paper-days.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

type Place = Parameters<RecapStore['week']>[0];

/** What a week was in a place, over the tables that digests, posts and votes write. */
export async function weekOf(db: Kysely<Database>, place: Place, week: Week): Promise<WeekFacts> {
  const posted = await postedIn(db, place, week);
  const votes = await inTime(db.selectFrom('votes').select(['person_id', 'at']), week)
    .where('space_id', '=', place.spaceId)
    .execute();
  const saves = await inTime(db.selectFrom('saves').select('at'), week)
    .where('space_id', '=', place.spaceId)
    .execute();
  const perDay = {
    announced: await announcedOn(db, week.days),
    posted: byDay(posted.values(), week.zone),
    votes: byDay(
      votes.map(({ at }) => at),
      week.zone,
    ),
  };
  const digests = await digestsOf(db, place.id, week);
  const current = await currentIds(db, [...posted.keys(), ...digests.folded]);
  const ids = [...new Set([...posted.keys()].map(current))];
  const had = new Set(ids);
  return {
    posted: ids,
    folded: [...new Set(digests.folded.map(current))].filter((id) => !had.has(id)),
    days: week.days.map((day) => ({
      announced: perDay.announced.get(day) ?? 0,
      posted: perDay.posted.get(day) ?? 0,
      votes: perDay.votes.get(day) ?? 0,
    })),
    digests: digests.posted,
    voters: new Set(votes.map(({ person_id }) => person_id)).size,
    saves: saves.length,
  };
}

/** Times fall in the week. */
function inTime<Q extends { where(column: 'at', compare: '>=' | '<', value: number): Q }>(
  query: Q,
  week: Week,
): Q {
  return query.where('at', '>=', week.from).where('at', '<', week.to);
}

/** Papers of messages that stand in the channel, and in threads of its digests, with when they came first. */
async function postedIn(
  db: Kysely<Database>,
  place: Place,
  { from, to }: Week,
): Promise<Map<string, number>> {
  const byDigest = await db
    .selectFrom('shown_papers')
    .select(['paper_id', 'at'])
    .where('destination_id', '=', place.id)
    .where('again', '=', 0)
    .where('at', '>=', from)
    .where('at', '<', to)
    .execute();
  const byHand = await db
    .selectFrom('posted_messages')
    .innerJoin('posted_subjects', 'posted_subjects.posted_id', 'posted_messages.id')
    .select(['posted_subjects.subject_id as paper_id', 'posted_messages.posted_at as at'])
    .where('posted_subjects.kind', '=', 'paper')
    .where('posted_messages.platform', '=', place.platform)
    .where('posted_messages.channel_id', '=', place.channelId)
    .where('posted_messages.posted_at', '>=', from)
    .where('posted_messages.posted_at', '<', to)
    .execute();
  const first = new Map<string, number>();
  for (const { paper_id, at } of [...byDigest, ...byHand].sort((a, b) => a.at - b.at)) {
    if (!first.has(paper_id)) first.set(paper_id, at);
  }
  return first;
}

async function announcedOn(db: Kysely<Database>, days: readonly string[]): Promise<Map<string, number>> {
  const rows = await news(db)
    .select((q) => ['day', q.fn.count<number | string>('paper_id').distinct().as('papers')])
    .where('day', 'in', [...days])
    .groupBy('day')
    .execute();
  return new Map(rows.map(({ day, papers }) => [day, Number(papers)]));
}

/** Digests of the channel that were posted, and what they folded. */
async function digestsOf(db: Kysely<Database>, destinationId: string, { from, to }: Week) {
  const rows = await db
    .selectFrom('digests')
    .innerJoin('schedules', 'schedules.id', 'digests.schedule_id')
    .innerJoin('slots', 'slots.digest_id', 'digests.id')
    .select(['digests.folded', 'slots.outcome'])
    .where('schedules.kind', '=', 'digest')
    .where('digests.destination_id', '=', destinationId)
    .where('digests.created_at', '>=', from)
    .where('digests.created_at', '<', to)
    .execute();
  const folded = rows.flatMap(({ folded }): string[] => (folded === '' ? [] : JSON.parse(folded)));
  const posted = rows.filter(({ outcome }) => POSTED.has(outcome)).length;
  return { folded, posted };
}

const POSTED = new Set(['posted', 'caught-up', 'partly-posted']);

function byDay(times: Iterable<number>, zone: string): Map<string, number> {
  const days = new Map<string, number>();
  for (const at of times) {
    const { date } = wallAt(at, zone);
    days.set(date, (days.get(date) ?? 0) + 1);
  }
  return days;
}
