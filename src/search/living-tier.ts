import MiniSearch, { type Query } from 'minisearch';
import type { Paper, PaperId } from '../papers/api.ts';
import { STOP_WORDS } from './analyzer/stop-words.ts';
import { analyze, stem, words } from './analyzer.ts';
import type { SearchAnswer, SearchAsk } from './api.ts';

/** What is indexed of a paper. The title stands twice in `text`, which weighs it without a field of its own. */
interface Entry {
  readonly id: PaperId;
  readonly title: string;
  readonly text: string;
  readonly authors: string;
}

const K1 = 1.2;
const B = 0.75;

/** The tier that takes every add and removal. Works on the calling thread: see `index-worker.ts`. */
export class LivingTier {
  readonly #index = new MiniSearch<Entry>({
    fields: ['title', 'text', 'authors'],
    storeFields: ['title'],
    tokenize: words,
    processTerm: (word) => (STOP_WORDS.has(word) ? null : stem(word)),
    searchOptions: { bm25: { k: K1, b: B, d: 0 } },
  });

  get size(): number {
    return this.#index.documentCount;
  }

  add(papers: readonly Paper[]): void {
    for (const paper of papers) {
      const entry = entryOf(paper);
      if (this.#index.has(paper.id)) this.#index.replace(entry);
      else this.#index.add(entry);
    }
  }

  remove(ids: readonly PaperId[]): void {
    for (const id of ids) if (this.#index.has(id)) this.#index.discard(id);
  }

  /** Best first. MiniSearch multiplies by the number of matched words, which swamps BM25 on questions: divided out. */
  search({ query, limit, offset = 0 }: SearchAsk): SearchAnswer {
    const found = this.#index.search(query, { fields: ['text', 'authors'], boost: { authors: 0.5 } });
    const ranked = found
      .map((hit) => ({
        paperId: hit.id as PaperId,
        score: hit.score / Math.max(1, hit.queryTerms.length),
        terms: hit.terms,
      }))
      .sort((a, b) => b.score - a.score || (a.paperId < b.paperId ? -1 : 1));
    const asked = new Set(analyze(query)).size;
    const matchingAll = found.filter(({ queryTerms }) => new Set(queryTerms).size >= asked).length;
    return { hits: ranked.slice(offset, offset + limit), total: ranked.length, matchingAll };
  }

  /** Papers whose titles hold every word typed, the last one perhaps unfinished. */
  suggest(partial: string, limit: number): { paperId: PaperId; title: string }[] {
    const typed = words(partial);
    const last = typed.at(-1);
    if (last === undefined) return [];
    const query: Query = {
      combineWith: 'AND',
      queries: [...analyze(typed.slice(0, -1).join(' ')).map(exactly), unfinished(last)],
    };
    const found = this.#index.search(query, { fields: ['title'], processTerm: (term) => term });
    return found.slice(0, limit).map((hit) => ({ paperId: hit.id, title: hit.title }));
  }
}

function exactly(term: string): Query {
  return { queries: [term] };
}

/** A word being typed: as a beginning, and as the word it already may be ("retrieval" is indexed as "retriev"). */
function unfinished(word: string): Query {
  return { combineWith: 'OR', queries: [{ queries: [word], prefix: true }, exactly(stem(word))] };
}

function entryOf(paper: Paper): Entry {
  const text = [paper.title, paper.title, paper.abstract, paper.summary, paper.keywords.join(' ')].join('\n');
  return { id: paper.id, title: paper.title, text, authors: paper.authors.join('\n') };
}
