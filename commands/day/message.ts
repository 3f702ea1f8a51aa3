import { type Block, type Button, dayWords, type Message, text } from '../../src/chat/api.ts';
import type { PaperDay } from '../../src/papers/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { pageButtons, pageOf } from '../reply/pages.ts';
import { paperList } from '../reply/paper-list.ts';
import { topicReasons } from '../reply/topic-reasons.ts';
import { count } from '../reply/words.ts';
import { ownDay } from './brought-in.ts';

const RUN = 'paper today';

/** Which part of a day's list. */
export interface Part {
  readonly limit: number;
  readonly page: number;
}

/** The papers of one day, with the days beside it. `before` stands above them. */
export async function dayMessage(
  held: PaperDay,
  { limit, page: asked }: Part,
  invocation: Invocation,
  before: readonly Block[] = [],
): Promise<Message> {
  const own = await ownDay(held, invocation);
  const { day, papers, previous, next } = own.day;
  const page = pageOf(papers.length, limit, asked);
  const onPage = papers.slice(page.from, page.from + limit);
  const fits = await topicReasons(
    onPage.map(({ paper }) => paper),
    invocation,
  );
  const shown = onPage.map(({ paper, kind }) => ({
    paper,
    reason: [own.reasons.get(paper.id) ?? '', kind === 'cross' ? 'cross-listed' : '', fits(paper)]
      .filter(Boolean)
      .join(' · '),
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

/** To the days with papers before and after. */
export function dayButtons(previous: string | undefined, next: string | undefined): readonly Button[] {
  const to = (day: string, label: string) => button(label, action(RUN, { date: day }, 'replace'));
  return [
    ...(previous ? [to(previous, `◀ ${dayWords(previous)}`)] : []),
    ...(next ? [to(next, `${dayWords(next)} ▶`)] : []),
  ];
}
