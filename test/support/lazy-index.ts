import type { Paper } from '../../src/papers/api.ts';
import type { PaperIndex, SearchAnswer } from '../../src/search/api.ts';
import { createIndex, type WorkerIndex } from '../../src/search/worker-index.ts';

/** The real index, started when somebody searches: most tests never do, and a thread each costs time. */
export class LazyIndex implements PaperIndex {
  readonly #waiting: Paper[] = [];
  #index: WorkerIndex | undefined;
  #indexing: SearchAnswer['indexing'];

  async search(...args: Parameters<PaperIndex['search']>) {
    return (await this.#started()).search(...args);
  }

  async similar(...args: Parameters<PaperIndex['similar']>) {
    return (await this.#started()).similar(...args);
  }

  async suggest(...args: Parameters<PaperIndex['suggest']>) {
    return (await this.#started()).suggest(...args);
  }

  async add(papers: readonly Paper[]) {
    this.#waiting.push(...papers);
  }

  async remove(...args: Parameters<PaperIndex['remove']>) {
    return (await this.#started()).remove(...args);
  }

  async size() {
    return (await this.#started()).size();
  }

  setIndexing(indexing: SearchAnswer['indexing']) {
    this.#indexing = indexing;
  }

  async close() {
    await this.#index?.close();
  }

  async #started(): Promise<WorkerIndex> {
    this.#index ??= createIndex();
    this.#index.setIndexing(this.#indexing);
    await this.#index.add(this.#waiting.splice(0));
    return this.#index;
  }
}
