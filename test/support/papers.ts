import type { Paper } from '../../src/papers/api.ts';

/** A paper with the given facts and nothing else. */
export function paper(facts: Partial<Paper> & Pick<Paper, 'id' | 'title'>): Paper {
  return {
    abstract: '',
    summary: '',
    summaryBy: 'authors',
    authors: [],
    published: '',
    version: 0,
    withdrawn: false,
    categories: [],
    keywords: [],
    venue: '',
    codeUrl: '',
    identifiers: [],
    sources: [],
    ...facts,
  };
}
