import type { Entry } from '../entry.ts';
import type { Field } from '../tier.ts';
import { FIELDS, type SegmentData, SHIFT, type Table } from './data.ts';
import { bytesOf, sortByBytes } from './strings.ts';
import { StringsDraft } from './strings-draft.ts';

const PAPERS_A_SLICE = 32;
const KEYS_A_SLICE = 1_024;

/** Makes a segment of at least one paper; each id once. Yields between slices of a few milliseconds. */
export function* buildSegment(entries: readonly Entry[]): Generator<void, SegmentData> {
  const papers = inOrder(entries);
  const ids = new StringsDraft(papers.length, papers.length * 20);
  const titles = new StringsDraft(papers.length, papers.length * 80);
  const drafts = { terms: newDraft(), titleWords: newDraft(), authorWords: newDraft(), facets: newDraft() };
  for (const [number, entry] of papers.entries()) {
    ids.push(entry.id);
    titles.push(entry.title);
    for (const field of FIELDS) note(drafts[field], entry, field, number);
    if (number % PAPERS_A_SLICE === 0) yield;
  }
  return {
    ids: ids.finish(),
    titles: titles.finish(),
    prints: Float64Array.from(papers, (entry) => entry.print),
    lengths: Uint16Array.from(papers, (entry) => entry.length),
    titleLengths: Uint8Array.from(papers, (entry) => entry.titleLength),
    tables: {
      terms: yield* finish(drafts.terms),
      titleWords: yield* finish(drafts.titleWords),
      authorWords: yield* finish(drafts.authorWords),
      facets: yield* finish(drafts.facets),
    },
  };
}

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return sortByBytes([...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
}

type Draft = Map<string, number[]>;
const newDraft = (): Draft => new Map();

function note(draft: Draft, entry: Entry, field: Field, number: number): void {
  const shifted = (number << SHIFT[field]) >>> 0;
  if (field === 'terms') for (const [key, counts] of entry.terms) append(draft, key, shifted | counts);
  else for (const key of entry[field]) append(draft, key, shifted);
}

function append(draft: Draft, key: string, posting: number): void {
  const postings = draft.get(key);
  if (postings) postings.push(posting >>> 0);
  else draft.set(key, [posting >>> 0]);
}

function* finish(draft: Draft): Generator<void, Table> {
  const sorted = sortByBytes([...draft.keys()]);
  yield;
  const keys = new StringsDraft(sorted.length, sorted.length * 8);
  const starts = new Uint32Array(sorted.length + 1);
  let total = 0;
  for (const postings of draft.values()) total += postings.length;
  const all = new Uint32Array(total);
  let end = 0;
  for (const [at, key] of sorted.entries()) {
    const postings = draft.get(key) ?? [];
    keys.pushBytes(bytesOf(key));
    all.set(postings, end);
    end += postings.length;
    starts[at + 1] = end;
    if (at % KEYS_A_SLICE === 0) yield;
  }
  return { keys: keys.finish(), starts, postings: all };
}
