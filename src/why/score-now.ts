import { upvotesOf } from '../digest/compose/news-window.ts';
import { freshness, type Points, pointsOf, type ScorePart, sumOf } from '../digest/compose/score.ts';
import type { Tastes } from '../digest/compose/taste.ts';
import type { ScheduleWithDestination } from '../digest/schedule/schedule-store.ts';
import type { Paper } from '../papers/api.ts';
import type { Votes } from '../reactions/api.ts';
import type { RuleTried } from './api.ts';
import type { AnnouncedOnce } from './why-store.ts';

export interface ScoreParts {
  readonly votes: Pick<Votes, 'tally'>;
  readonly tastes: Tastes;
  /** The newest day on which anything was announced. */
  readonly newestDay: () => Promise<string | undefined>;
}

/** What a paper's place in a digest would come from now; '' for one that was never new or that nothing fits. */
export async function scoreNow(
  parts: ScoreParts,
  { schedule, destination }: ScheduleWithDestination,
  paper: Paper,
  news: AnnouncedOnce | undefined,
  rules: readonly RuleTried[],
): Promise<string> {
  const reasons = rules.filter(({ fits }) => fits).map(({ topic }) => topic);
  if (news === undefined || reasons.length === 0) return '';
  const { up = 0, down = 0 } = (await parts.votes.tally(destination.spaceId, [paper.id])).get(paper.id) ?? {};
  const taste = await parts.tastes.reader()(destination);
  const liking = (await taste?.likings([paper.id]))?.get(paper.id) ?? 0;
  const fresh = freshness(news.day, (await parts.newestDay()) ?? news.day);
  const points = pointsOf(
    { reasons, votesHere: up - down, upvotes: upvotesOf(paper), liking },
    fresh,
    schedule.prefer,
  );
  return scoreInWords(points, reasons.length);
}

function scoreInWords(points: Points, topics: number): string {
  const names: Readonly<Record<ScorePart, string>> = {
    topics: topics === 1 ? 'one topic' : `${topics} topics`,
    here: 'votes here',
    elsewhere: 'upvotes elsewhere',
    fresh: 'freshness',
    liking: 'what was learned',
  };
  const parts = (Object.keys(names) as ScorePart[])
    .filter((part) => figure(points[part]) !== '0.00')
    .map((part) => `${names[part]} ${figure(points[part])}`);
  return `Its score as of now is ${figure(sumOf(points))}: ${parts.join(', ')}.`;
}

/** Two digits; no minus before nothing. */
const figure = (number: number) => number.toFixed(2).replace(/^-0\.00$/, '0.00');
