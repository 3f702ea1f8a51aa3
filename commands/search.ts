import { footnote, type Message } from '../src/chat/api.ts';
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
import { byName } from './search-by-name.ts';
import { count, quoted } from './words.ts';

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
      description: 'Words, "a phrase", author:name, cat:cs.CL, year:2023.., -without',
      required: true,
      maxLength: LONGEST_QUERY,
      suggests: true,
      rest: 'query',
    },
    { kind: 'integer', name: 'limit', description: 'Papers a page (5 unless said)', min: 1, max: 20 },
    { kind: 'integer', name: 'page', description: 'Which page of what was found', min: 1, max: 100 },
  ],

  async run({ query, limit = SHOWN, page = 1 }, invocation) {
    checkQuery(query);
    const named = parseReference(query);
    if (named) return { reply: await byName(query, named, invocation) };
    return { reply: await bySearch({ query, limit, page }, invocation) };
  },

  async suggest(_option, partial, { services }) {
    if (partial.trim() === '') return [];
    const titles = await services.index.suggest(partial, SUGGESTED);
    return titles.map(({ title }) => ({ name: title, value: title.slice(0, 100).toWellFormed() }));
  },
});

interface Asked {
  readonly query: string;
  readonly limit: number;
  readonly page: number;
}

function checkQuery(query: string): void {
  if (!/[\p{L}\p{N}]/u.test(query)) {
    throw new UserError(
      `${quoted(query)} holds no word to look for. Try words of a title, author:name, or an arXiv id.`,
    );
  }
  const terms = query.split(/\s+/u).length;
  if (terms > MOST_TERMS) {
    throw new UserError(
      `The query has ${terms} words, and I take at most ${MOST_TERMS}. Keep the rarest ones.`,
    );
  }
}

async function bySearch({ query, limit, page }: Asked, invocation: Invocation): Promise<Message> {
  const { index } = invocation.services;
  const ask = (at: number) => index.search({ query, limit, offset: (at - 1) * limit });
  let at = page;
  let answer = await ask(at);
  if (answer.hits.length === 0 && answer.total > 0) {
    at = pageOf(answer.total, limit, page).page;
    answer = await ask(at);
  }
  const papers = await papersOf(answer.hits, invocation);
  if (papers.length === 0) return nothingFound(query, answer, invocation);
  return found({ query, limit, page: at }, answer, papers, invocation);
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
  { query, limit, page: asked }: Asked,
  { total, indexing }: SearchAnswer,
  papers: readonly ListedPaper[],
  invocation: Invocation,
): Promise<Message> {
  const page = pageOf(total, limit, asked);
  const { from, pages } = page;
  const buttons = pageButtons(RUN, { query, limit }, page);
  const range = pages > 1 ? [footnote(`${from + 1}–${from + papers.length} of ${total}`)] : [];
  return {
    title: `${quoted(query)} — ${count(total, 'paper')}, best first`,
    blocks: [
      ...(await paperList(papers, from, invocation)),
      ...buttonRow(...buttons),
      ...range,
      ...stillReading(indexing),
    ],
  };
}
