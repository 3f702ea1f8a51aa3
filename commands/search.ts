import { type Block, footnote, type Message } from '../src/chat/api.ts';
import { UserError } from '../src/errors.ts';
import { type Paper, parseReference } from '../src/papers/api.ts';
import type { SearchAnswer, SearchHit } from '../src/search/api.ts';
import { buttonRow } from './button-row.ts';
import { defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { matchOf } from './match.ts';
import { nothingFound, stillReading } from './nothing-found.ts';
import { pageButtons, pageOf } from './pages.ts';
import { type ListedPaper, paperList } from './paper-list.ts';
import { type Query, readQuery } from './query.ts';
import { byName } from './search-by-name.ts';
import { count, listed, quoted } from './words.ts';

const RUN = 'paper search';
const LONGEST_QUERY = 300;
const MOST_TERMS = 20;
const SHOWN = 5;
const SUGGESTED = 25;

export const search = defineCommand({
  root: 'paper',
  path: ['search'],
  description: 'Look for papers, best first',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'text',
      name: 'query',
      description: 'Words of a title, an abstract or a name; or an id, or a link',
      required: true,
      maxLength: LONGEST_QUERY,
      suggests: true,
      rest: 'query',
    },
    { kind: 'integer', name: 'limit', description: 'Papers a page (5 unless said)', min: 1, max: 20 },
    { kind: 'integer', name: 'page', description: 'Which page of what was found', min: 1, max: 100 },
  ],

  async run({ query, limit = SHOWN, page = 1 }, invocation) {
    const named = parseReference(query);
    if (named) return { reply: await byName(query, named, invocation) };
    return { reply: await bySearch({ query, ...checkedQuery(query), limit, page }, invocation) };
  },

  async suggest(_option, partial, { services }) {
    if (partial.trim() === '') return [];
    const titles = await services.index.suggest(partial, SUGGESTED);
    return titles.map(({ title }) => ({ name: title, value: title.slice(0, 100).toWellFormed() }));
  },
});

interface Asked extends Query {
  /** As typed. */
  readonly query: string;
  readonly limit: number;
  readonly page: number;
}

function checkedQuery(typed: string): Query {
  const query = readQuery(typed);
  if (!/[\p{L}\p{N}]/u.test(query.words)) {
    throw new UserError(
      `${quoted(typed)} holds no word to look for. Try words of a title, a name, or an arXiv id.`,
    );
  }
  const terms = query.words.split(/\s+/u).length;
  if (terms > MOST_TERMS) {
    throw new UserError(
      `The query has ${terms} words, and I take at most ${MOST_TERMS}. Keep the rarest ones.`,
    );
  }
  return query;
}

async function bySearch(asked: Asked, invocation: Invocation): Promise<Message> {
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
