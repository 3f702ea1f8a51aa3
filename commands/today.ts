import { type Block, type Button, dayWords, type Message, text } from '../src/chat/api.ts';
import type { PaperDay, PaperLibrary } from '../src/papers/api.ts';
import { button, buttonRow } from './button-row.ts';
import { action, defineCommand } from './command.ts';
import { dayAsked, shiftDay } from './day-asked.ts';
import type { Invocation } from './invocation.ts';
import { pageButtons, pageOf } from './pages.ts';
import { paperList } from './paper-list.ts';
import { sourceTrouble } from './source-trouble.ts';
import { topicReasons } from './topic-reasons.ts';
import { count, listed } from './words.ts';

const RUN = 'paper today';
const PAGE_SIZE = 10;
const DAYS_OFFERED = 25;
const DAYS_LOOKED_AT = 1_000;

export const today = defineCommand({
  root: 'paper',
  path: ['today'],
  description: 'The papers of a day, most voted first',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'text',
      name: 'date',
      description: 'A day such as 2025-03-11, or yesterday',
      suggests: true,
      rest: 'words',
    },
    { kind: 'integer', name: 'limit', description: 'How many at once; 10 unless you say', min: 1, max: 100 },
    { kind: 'integer', name: 'page', description: 'Which of these lists, from 1', min: 1, max: 1_000 },
  ],

  async run({ date = 'today', limit = PAGE_SIZE, page = 1 }, invocation) {
    const part = { limit, page };
    const { services, zone } = invocation;
    const asked = dayAsked(date, services.clock.now(), zone);
    const held = await services.papers.day(asked);
    if (held) return { reply: await dayMessage(held, part, invocation) };
    const isToday = asked === dayAsked('today', services.clock.now(), zone);
    return {
      reply: isToday ? await newestInstead(asked, part, invocation) : await emptyDay(asked, invocation),
    };
  },

  async suggest(_option, partial, { services }) {
    const days = await services.papers.days(DAYS_OFFERED);
    return days
      .filter(({ day }) => day.startsWith(partial.trim()))
      .map(({ day, papers }) => ({
        name: `${dayWords(day, { weekday: true })} (${count(papers, 'paper')})`,
        value: day,
      }));
  },
});

/** Which part of a day's list. */
interface Part {
  readonly limit: number;
  readonly page: number;
}

async function dayMessage(
  { day, papers, previous, next }: PaperDay,
  { limit, page: asked }: Part,
  invocation: Invocation,
  before: readonly Block[] = [],
): Promise<Message> {
  const page = pageOf(papers.length, limit, asked);
  const onPage = papers.slice(page.from, page.from + limit);
  const fits = await topicReasons(
    onPage.map(({ paper }) => paper),
    invocation,
  );
  const shown = onPage.map(({ paper, kind }) => ({
    paper,
    reason: [kind === 'cross' ? 'cross-listed' : '', fits(paper)].filter(Boolean).join(' · '),
  }));
  const range = page.pages > 1 ? ` · ${page.from + 1}–${page.from + shown.length}` : '';
  const buttons = [...dayButtons(previous, next), ...pageButtons(RUN, { date: day, limit }, page)];
  return {
    title: `Papers of ${dayWords(day, { weekday: true })}`,
    blocks: [
      ...before,
      text(`${count(papers.length, 'paper')}, most voted first${range}`),
      ...(await paperList(shown, page.from, invocation)),
      ...buttonRow(...buttons),
    ],
  };
}

/** Nothing for today: the newest day held, and it says so, and whether a source is to blame. */
async function newestInstead(asked: string, part: Part, invocation: Invocation): Promise<Message> {
  const { papers } = invocation.services;
  const trouble = await sourceTrouble(invocation.services);
  const newest = await papers.latestDay();
  const day = newest === undefined ? undefined : await papers.day(newest);
  if (day === undefined) {
    const blocks = [
      text('No source has announced a paper yet. /paper status says how the sources do.'),
      ...trouble,
    ];
    return { title: 'No papers yet', blocks };
  }
  const note = text(
    `Nothing is announced for today, ${dayWords(asked)}, so far. This is the newest day I hold.`,
  );
  return dayMessage(day, part, invocation, [note, ...trouble]);
}

async function emptyDay(asked: string, invocation: Invocation): Promise<Message> {
  const { previous, next } = await neighbours(asked, invocation.services.papers);
  const recent = asked >= shiftDay(dayAsked('today', invocation.services.clock.now(), invocation.zone), -3);
  const trouble = recent ? await sourceTrouble(invocation.services) : [];
  const days = [previous, next].flatMap((day) => (day ? [dayWords(day)] : []));
  const near = days.length > 0 ? `The nearest with papers: ${listed(days)}.` : 'I hold no other day either.';
  return {
    title: `No papers of ${dayWords(asked, { weekday: true })}`,
    blocks: [
      text(`I hold nothing announced on that day. ${near}`),
      ...trouble,
      ...buttonRow(...dayButtons(previous, next)),
    ],
  };
}

async function neighbours(day: string, papers: Pick<PaperLibrary, 'days'>) {
  const days = (await papers.days(DAYS_LOOKED_AT)).map((held) => held.day).toSorted();
  return { previous: days.findLast((held) => held < day), next: days.find((held) => held > day) };
}

function dayButtons(previous: string | undefined, next: string | undefined): readonly Button[] {
  const to = (day: string, label: string) => button(label, action(RUN, { date: day }, 'replace'));
  return [
    ...(previous ? [to(previous, `◀ ${dayWords(previous)}`)] : []),
    ...(next ? [to(next, `${dayWords(next)} ▶`)] : []),
  ];
}
