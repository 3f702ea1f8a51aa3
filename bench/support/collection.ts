import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '../../src/papers/api.ts';
import { paper } from '../../test/support/papers.ts';

/** A test collection with judgements: `corpus.jsonl[.gz]` {id, title, text}, `queries.jsonl` {id, text}, `qrels.tsv` (header, then `qid docid rel`). */
export interface Collection {
  readonly name: string;
  readonly papers: readonly Paper[];
  /** Those with at least one relevant paper. */
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** Query → paper → relevance above 0. */
  readonly relevant: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function readCollection(folder: string): Collection {
  const relevant = judgements(folder);
  const queries = lines<{ id: string; text: string }>(folder, 'queries.jsonl');
  const corpus = lines<{ id: string; title?: string; text?: string }>(folder, 'corpus.jsonl');
  return {
    name: path.basename(folder),
    papers: corpus.map(({ id, title = '', text = '' }) => paper({ id: String(id), title, abstract: text })),
    queries: queries.filter(({ id }) => relevant.has(String(id))),
    relevant,
  };
}

function lines<T>(folder: string, name: string): T[] {
  const text = textOf(folder, name).trim().split('\n');
  return text.map((line) => JSON.parse(line) as T);
}

function textOf(folder: string, name: string): string {
  const file = path.join(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  if (existsSync(`${file}.gz`)) return gunzipSync(readFileSync(`${file}.gz`)).toString();
  throw new Error(`${file} is not there: a collection is corpus.jsonl[.gz], queries.jsonl and qrels.tsv.`);
}

function judgements(folder: string): Map<string, Map<string, number>> {
  const relevant = new Map<string, Map<string, number>>();
  for (const line of textOf(folder, 'qrels.tsv').trim().split('\n').slice(1)) {
    const [query = '', paperId = '', relevance = '0'] = line.split('\t');
    if (Number(relevance) <= 0) continue;
    const judged = relevant.get(query) ?? new Map<string, number>();
    relevant.set(query, judged.set(paperId, Number(relevance)));
  }
  return relevant;
}
