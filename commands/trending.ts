import { type Block, dayWords, footnote, localDay, text } from '../src/chat/api.ts';
import { sourceWords, type TrendingPaper } from '../src/papers/api.ts';
import { defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { paperList } from './reply/paper-list.ts';
import { sourceTrouble } from './reply/source-trouble.ts';
import { topicReasons } from './reply/topic-reasons.ts';
import { count } from './reply/words.ts';

const PERIODS = { day: 1, week: 7, month: 30 } as const;
const SHOWN = 10;
/** Of the first: so many more are looked at. */
const MUTED_AT_MOST = 40;

export const trending = defineCommand({
  root: 'paper',
  path: ['trending'],
  description: 'What people vote for, here and at the sources',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'choice',
      name: 'period',
      description: 'How far to look back (week unless said)',
      choices: ['day', 'week', 'month'],
    },
  ],

  async run({ period = 'week' }, invocation) {
    const { services, zone } = invocation;
    const now = localDay(services.clock.now(), zone);
    const current = await ask(now, period, invocation);
    if (current.length > 0) return { reply: await message(period, now, current, [], invocation) };
    const trouble = await sourceTrouble(services);
    const newest = await services.papers.latestDay();
    const found = newest ? await ask(newest, period, invocation) : [];
    if (newest === undefined || found.length === 0) {
      const why = text('No source has announced a paper yet. /paper status says how the sources do.');
      return { reply: { title: 'Nothing is trending', blocks: [why, ...trouble] } };
    }
    const note = text(
      `Nothing was announced in the last ${period}. This ${period} ends with the newest day I hold.`,
    );
    return { reply: await message(period, newest, found, [note, ...trouble], invocation) };
  },
});

/** What the person muted does not trend for them. */
async function ask(until: string, period: keyof typeof PERIODS, { services, space, person }: Invocation) {
  const days = PERIODS[period];
  const limit = SHOWN + MUTED_AT_MOST;
  const found = await services.papers.trending({ until, days, limit, ...(space && { spaceId: space.id }) });
  const muted = await services.mutes.of(
    person.id,
    found.map(({ paper }) => paper.id),
  );
  return found.filter(({ paper }) => !muted.has(paper.id)).slice(0, SHOWN);
}

async function message(
  period: string,
  until: string,
  found: readonly TrendingPaper[],
  before: readonly Block[],
  invocation: Invocation,
) {
  const fits = await topicReasons(
    found.map(({ paper }) => paper),
    invocation,
  );
  const listed = found.map((one) => ({
    paper: one.paper,
    reason: votesInWords(one, period) || fits(one.paper),
  }));
  const voted = found.some((one) => votesInWords(one, period) !== '');
  const order = voted ? [] : [text('Nobody has voted for these yet, so the newest come first.')];
  const counted = voted ? [footnote(countedWords(period))] : [];
  return {
    title: `Trending: the ${period} to ${dayWords(until, { weekday: true })}`,
    blocks: [...before, ...order, ...(await paperList(listed, 0, invocation)), ...counted],
  };
}

const countedWords = (period: string) =>
  `Papers announced or voted for in this ${period}. A vote here counts half with each ${period} that passes; votes at a source are those until now.`;

/** "3 votes here, 2 of them this week · 41 votes on Hugging Face"; '' for a paper that nobody voted for. */
function votesInWords({ paper, votesHere, newHere, upvotes }: TrendingPaper, period: string): string {
  const best = paper.sources.toSorted((a, b) => b.upvotes - a.upvotes)[0];
  if (votesHere === 0 && upvotes === 0) return '';
  const then = newHere === votesHere ? '' : `, ${newHere} of them this ${period}`;
  const here = votesHere === 0 ? 'no votes here' : `${count(votesHere, 'vote')} here${then}`;
  const there = best && upvotes > 0 ? ` · ${count(upvotes, 'vote')} on ${sourceWords(best.source)}` : '';
  return here + there;
}
