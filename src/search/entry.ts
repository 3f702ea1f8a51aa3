import { createHash } from 'node:crypto';
import type { Paper, PaperId } from '../papers/api.ts';
import { indexTerms, spellings, words } from './analyzer.ts';
import { type Counts, packCounts } from './bm25.ts';

/** A paper as the index holds it: analyzed once, whichever tier it comes to. */
export interface Entry {
  readonly id: PaperId;
  readonly title: string;
  /** Tells whether a paper changed in what the index holds of it; 48 bits. */
  readonly print: number;
  readonly terms: ReadonlyMap<string, Counts>;
  /** In terms: the title twice, then the rest. At most 65,535. */
  readonly length: number;
  /** In terms. At most 255. */
  readonly titleLength: number;
  /** Unstemmed, without stop words: for suggestions and spelling. */
  readonly titleWords: ReadonlySet<string>;
  readonly authorWords: ReadonlySet<string>;
  /** What a paper can be filtered by: `cat:cs.cl`, `day:2024-05-17` (or as much as is known), `source:arxiv`, `has:code`. */
  readonly facets: ReadonlySet<string>;
}

export function entryOf(paper: Paper): Entry {
  const title = indexTerms(paper.title);
  const rest = indexTerms([paper.abstract, paper.summary, ...paper.keywords].join('\n'));
  return {
    id: paper.id,
    title: paper.title,
    print: printOf(paper),
    terms: countTerms(title, rest),
    length: Math.min(2 * title.length + rest.length, 0xffff),
    titleLength: Math.min(title.length, 0xff),
    titleWords: new Set(spellings(paper.title)),
    authorWords: new Set(paper.authors.flatMap(words)),
    facets: facetsOf(paper),
  };
}

/** Changes with anything of the paper that `entryOf` reads. */
export function printOf(paper: Paper): number {
  const { title, abstract, summary, keywords, authors } = paper;
  const read = JSON.stringify([title, abstract, summary, keywords, authors, ...facetsOf(paper)]);
  return createHash('sha1').update(read).digest().readUIntBE(0, 6);
}

function countTerms(title: readonly string[], rest: readonly string[]): ReadonlyMap<string, Counts> {
  const inTitle = new Map<string, number>();
  for (const term of title) inTitle.set(term, (inTitle.get(term) ?? 0) + 1);
  const inText = new Map<string, number>();
  for (const term of [...title, ...title, ...rest]) inText.set(term, (inText.get(term) ?? 0) + 1);
  for (const [term, count] of inText) inText.set(term, packCounts(count, inTitle.get(term) ?? 0));
  return inText;
}

function facetsOf({ categories, published, sources, codeUrl }: Paper): ReadonlySet<string> {
  return new Set([
    ...categories.map((category) => `cat:${category.toLowerCase()}`),
    ...(/^\d{4}/.test(published) ? [`day:${published.slice(0, 10)}`] : []),
    ...sources.map(({ source }) => `source:${source}`),
    ...(codeUrl ? ['has:code'] : []),
  ]);
}
