import type { Paper, PaperId } from '../../src/papers/api.ts';
import { indexTerms, words } from '../../src/search/analyzer.ts';
import { type PaperIndex, parseQuery } from '../../src/search/api.ts';
import { planOf } from '../../src/search/find/plan.ts';
import { parseRule } from '../../src/topics/parse-rule.ts';
import type { Rule, Term } from '../../src/topics/rule.ts';
import { writeTerm } from '../../src/topics/write-rule.ts';

/** Asks the search index for what a topic rule asks for, alternative by alternative; of at most 1,000 papers. */
export async function askRule(
  typed: string,
  index: Pick<PaperIndex, 'search'>,
  papers: ReadonlyMap<PaperId, Paper>,
): Promise<readonly PaperId[]> {
  const rule = parseRule(typed);
  const times = new Map<PaperId, number>();
  for (const terms of rule.alternatives.length > 0 ? rule.alternatives : [[]]) {
    for (const id of await ask(queryOf(terms, rule), index, papers)) {
      if (hasStarts([...terms, ...rule.must], papers.get(id))) times.set(id, (times.get(id) ?? 0) + 1);
    }
  }
  return [...times].flatMap(([id, count]) => (count >= rule.needed ? [id] : []));
}

/** The index holds stems: asked for robotics* it finds "robots" as well. Papers themselves tell. */
function hasStarts(terms: readonly Term[], paper: Paper | undefined): boolean {
  const starts = terms.flatMap((term) => (term.kind === 'prefix' ? term.start : []));
  if (starts.length === 0 || !paper) return true;
  const written = [paper.title, paper.abstract, paper.summary, ...paper.keywords].flatMap((text) => [
    ...words(text),
    ...indexTerms(text),
  ]);
  return starts.every((start) => written.some((word) => word.startsWith(start)));
}

async function ask(
  query: string,
  index: Pick<PaperIndex, 'search'>,
  papers: ReadonlyMap<PaperId, Paper>,
): Promise<readonly PaperId[]> {
  const { filters, checks } = planOf(parseQuery(query));
  const { hits } = await index.search({ query: '', filters, limit: 1_000 });
  return hits.flatMap(({ paperId }) => {
    const paper = papers.get(paperId);
    return paper && checks.every((check) => check(paper)) ? [paperId] : [];
  });
}

function queryOf(terms: readonly Term[], { must, excluded, categories, sources }: Rule): string {
  return [
    ...[...terms, ...must].map(quoted),
    ...excluded.map((term) => `-${quoted(term)}`),
    ...categories.map((category) => `cat:${category}`),
    ...sources.map((source) => `source:${source}`),
  ].join(' ');
}

/** In a search a word must occur when it stands in quotes. */
function quoted(term: Term): string {
  if (term.kind === 'prefix' && term.title) throw new Error(`A search cannot ask for ${writeTerm(term)}.`);
  if (term.kind !== 'text') return writeTerm(term);
  return `${term.title ? 'title:' : ''}"${term.text}"`;
}
