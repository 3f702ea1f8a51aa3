import { type Block, type Button, footnote, type Message, text } from '../src/chat/api.ts';
import { UserError } from '../src/errors.ts';
import type { Paper } from '../src/papers/api.ts';
import type { SearchAnswer, SearchHit } from '../src/search/api.ts';
import { button, buttonRow } from './button-row.ts';
import { action, defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { matchOf } from './match.ts';
import { pageButtons, pageOf } from './pages.ts';
import { type ListedPaper, paperList } from './paper-list.ts';
import { widerQueries } from './wider.ts';
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
    const ask = { query, limit, offset: (page - 1) * limit };
    const answer = await invocation.services.index.search(ask);
    const papers = await papersOf(answer.hits, invocation);
    const reply =
      papers.length > 0
        ? await found(ask, answer, papers, invocation)
        : await notFound(query, answer, invocation);
    return { reply };
  },

  async suggest(_option, partial, { services }) {
    if (partial.trim() === '') return [];
    const titles = await services.index.suggest(partial, SUGGESTED);
    return titles.map(({ title }) => ({ name: title, value: title.slice(0, 100).toWellFormed() }));
  },
});

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
  { query, limit, offset }: { query: string; limit: number; offset: number },
  { total, indexing }: SearchAnswer,
  papers: readonly ListedPaper[],
  invocation: Invocation,
): Promise<Message> {
  const page = pageOf(total, limit, offset / limit + 1);
  const buttons = pageButtons(RUN, { query, limit }, page);
  const range = page.pages > 1 ? [footnote(`${offset + 1}–${offset + papers.length} of ${total}`)] : [];
  return {
    title: `${quoted(query)} — ${count(total, 'paper')}, best first`,
    blocks: [
      ...(await paperList(papers, offset, invocation)),
      ...buttonRow(...buttons),
      ...range,
      ...stillReading(indexing),
    ],
  };
}

/** Never an empty message: what finds something stands beside it as a button. */
async function notFound(query: string, answer: SearchAnswer, { services }: Invocation): Promise<Message> {
  const buttons: Button[] = [];
  for (const wider of widerQueries(query)) {
    const { total } = await services.index.search({ query: wider, limit: 1 });
    if (total === 0) continue;
    const label = `${quoted(wider, 40)} (${total})`;
    buttons.push(button(label, action(RUN, { query: wider }, 'replace')));
    if (buttons.length === 2) break;
  }
  const size = await services.index.size();
  const held = `None of the ${count(size, 'paper')} I hold matches all of it.`;
  const hint = buttons.length > 0 ? 'This finds something:' : 'Try fewer or other words, or /paper today.';
  return {
    title: `Nothing found for ${quoted(query)}`,
    blocks: [text(`${held} ${hint}`), ...buttonRow(...buttons), ...stillReading(answer.indexing)],
  };
}

function stillReading(indexing: SearchAnswer['indexing']): readonly Block[] {
  if (!indexing) return [];
  return [
    footnote(`I have read ${indexing.done} of ${indexing.of} papers so far; ask again soon for the rest.`),
  ];
}
