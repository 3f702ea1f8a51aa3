import { type Block, footnote, type Message } from '../../src/chat/api.ts';
import { type Findings, type NamedPaper, type Query, understoodText } from '../../src/search/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { pageButtons, pageOf, pageRange } from '../reply/pages.ts';
import { type ListedPaper, paperList } from '../reply/paper-list.ts';
import { count, listed, oneLine } from '../reply/words.ts';
import { howMany } from './how-many.ts';
import { matchOf } from './match.ts';
import { nothingFound, stillReading } from './nothing-found.ts';
import { perhapsMeant } from './offers.ts';
import { otherViews } from './other-views.ts';
import { seenWords } from './seen-words.ts';

const RUN = 'paper search';
const LONGEST_TITLE = 160;

export interface Asked {
  readonly typed: string;
  readonly query: Query;
  readonly limit: number;
  readonly page: number;
}

/** A page of what a query finds. */
export async function byQuery(asked: Asked, invocation: Invocation): Promise<Message> {
  const { query, limit } = asked;
  const { services, space } = invocation;
  const find = (page: number) =>
    services.finder.find({ query, limit, offset: (page - 1) * limit, spaceId: space?.id });
  let { page } = asked;
  let findings = await find(page);
  if (findings.papers.length === 0 && findings.total > 0) {
    page = pageOf(findings.total, limit, page).page;
    findings = await find(page);
  }
  const isEmpty = findings.papers.length === 0 && findings.named.every(({ paper }) => !paper);
  return isEmpty
    ? nothingFound(asked, findings, invocation)
    : found({ ...asked, page }, findings, invocation);
}

async function found(asked: Asked, findings: Findings, invocation: Invocation): Promise<Message> {
  const { query, limit } = asked;
  const { total, named, indexing } = findings;
  const page = pageOf(total, limit, asked.page);
  const byName = namedPapers(named);
  const others = findings.papers.filter(({ paper }) => byName.every((one) => one.paper.id !== paper.id));
  const papers = others.map(({ paper, terms, seen }) => ({
    paper,
    ...matchOf(paper, terms),
    // Ranked without holding a word that was asked for.
    ...(terms.length === 0 && findings.sort === 'best' && { reason: 'close in meaning' }),
    seen: seenWords(seen, invocation),
  }));
  return {
    title: titleOf(query, findings),
    blocks: [
      ...query.notes.map((note) => footnote(note)),
      ...stillReading(indexing),
      ...buttonRow(...(page.page === 1 ? await perhapsMeant(query, findings, invocation) : [])),
      ...(page.page === 1
        ? await paperList([...byName, ...papers], 0, invocation)
        : await paperList(papers, byName.length + page.from, invocation)),
      ...buttonRow(...otherViews(query, findings, invocation), ...pageButtons(RUN, pageArgs(asked), page)),
      // What is only close in meaning follows the last of those that are counted.
      ...pageRange(page, findings.papers.length, total),
      ...notHeld(named),
    ],
  };
}

function titleOf(query: Query, findings: Findings): string {
  const { total, named } = findings;
  if (total > 0) return `${oneLine(understoodText(query), LONGEST_TITLE)} — ${howMany(findings)}`;
  const held = named.filter(({ paper }) => paper).map(({ typed }) => typed);
  return `${oneLine(listed(held), LONGEST_TITLE)} — ${count(held.length, 'paper')}`;
}

function pageArgs({ typed, query, limit }: Asked): Readonly<Record<string, string | number>> {
  return { query: typed, limit, ...(query.sort !== 'best' && { sort: query.sort }) };
}

function namedPapers(named: readonly NamedPaper[]): readonly ListedPaper[] {
  return named.flatMap(({ paper, identifier }) =>
    paper ? [{ paper, reason: `its ${identifier.kind} id` }] : [],
  );
}

/** An id that nothing is held under is offered to be asked for. */
function notHeld(named: readonly NamedPaper[]): readonly Block[] {
  return named.flatMap(({ typed, paper }) => {
    if (paper) return [];
    const show = button('Ask for it and post it here', action('paper show', { paper: typed }));
    return [footnote(`I do not hold ${typed}.`), ...buttonRow(show)];
  });
}
