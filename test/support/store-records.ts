import type { Identifier, Listing, PaperRecord } from '../../src/papers/paper.ts';

/** A record with the given facts and nothing else. */
export function record(facts: Partial<PaperRecord> & Pick<PaperRecord, 'title'>): PaperRecord {
  return {
    source: 'arxiv',
    identifiers: [],
    abstract: '',
    authors: [],
    published: '',
    version: 0,
    categories: [],
    ...facts,
  };
}

export const arxiv = (value: string): Identifier => ({ kind: 'arxiv', value });
export const doi = (value: string): Identifier => ({ kind: 'doi', value });

export function listing(facts: Partial<Listing> = {}): Listing {
  return { source: 'arxiv', day: '2026-11-24', kind: 'new', ...facts };
}
