import { type Block, footnote, type Message } from '../../src/chat/api.ts';
import type { Paper } from '../../src/papers/api.ts';
import type { SearchAnswer, SearchHit } from '../../src/search/api.ts';
import type { Invocation } from '../invocation.ts';
import { buttonRow } from '../reply/button-row.ts';
import { pageButtons, pageOf } from '../reply/pages.ts';
import { type ListedPaper, paperList } from '../reply/paper-list.ts';
import { count, listed, quoted } from '../reply/words.ts';
import { matchOf } from './match.ts';
import { nothingFound, stillReading } from './nothing-found.ts';
import type { Query } from './query.ts';

const RUN = 'paper search';

interface Asked extends Query {
  /** As typed. */
  readonly query: string;
  readonly limit: number;
  readonly page: number;
}

/** A page of what holds the words of a query. */
export async function byWords(asked: Asked, invocation: Invocation): Promise<Message> {
  const { words, limit } = asked;
  const { index } = invocation.services;
  const ask = (at: number) => index.search({ query: words, limit, offset: (at - 1) * limit });
  let { page } = asked;
  let answer = await ask(page);
  if (answer.hits.length === 0 && answer.total > 0) {
    page = pageOf(answer.total, limit, page).page;
    answer = await ask(page);
  }
  const papers = await papersOf(answer.hits, invocation);
  if (papers.length === 0) return nothingFound(words, answer, invocation);
  return found({ ...asked, page }, answer, papers, invocation);
}

async function papersOf(
  hits: readonly SearchHit[],
  { services }: Invocation,
): Promise<readonly ListedPaper[]> {
  const papers = await services.papers.byIds(hits.map(({ paperId }) => paperId));
  // An id merged away comes back under another: then the order tells which hit it was.
  const hitOf = (paper: Paper, i: number) => hits.find(({ paperId }) => paperId === paper.id) ?? hits[i];
  return papers.map((paper, i) => ({ paper, ...matchOf(paper, hitOf(paper, i)?.terms ?? []) }));
}

async function found(
  asked: Asked,
  answer: SearchAnswer,
  papers: readonly ListedPaper[],
  invocation: Invocation,
): Promise<Message> {
  const { query, words, limit } = asked;
  const page = pageOf(answer.total, limit, asked.page);
  const { from, pages } = page;
  const range = pages > 1 ? [footnote(`${from + 1}–${from + papers.length} of ${answer.total}`)] : [];
  return {
    title: `${quoted(words)} — ${howMany(answer)}`,
    blocks: [
      ...notSearchedFor(asked),
      ...(await paperList(papers, from, invocation)),
      ...buttonRow(...pageButtons(RUN, { query, limit }, page)),
      ...range,
      ...stillReading(answer.indexing),
    ],
  };
}

/** Papers with some of the words are found as well, and are many: they are not counted as if they had all. */
function howMany({ total, matchingAll }: SearchAnswer): string {
  if (matchingAll === total) return `${count(total, 'paper')}, best first`;
  const all = matchingAll === 0 ? 'no paper' : count(matchingAll, 'paper');
  return `${all} with all words, ${(total - matchingAll).toLocaleString('en')} with some`;
}

/** What was asked for and not looked for is never passed over in silence. */
function notSearchedFor({ unused, hasPhrase }: Query): readonly Block[] {
  const left = unused.length > 0 ? [`${listed(unused)} ${unused.length > 1 ? 'have' : 'has'} no effect`] : [];
  const apart = hasPhrase ? ['the words of a phrase may stand apart'] : [];
  const notes = [...left, ...apart];
  return notes.length > 0 ? [footnote(`I look for words only so far: ${notes.join(', ')}.`)] : [];
}
