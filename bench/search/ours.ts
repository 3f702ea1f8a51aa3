import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { Concepts } from '../../src/search/concept/concepts.ts';
import { Snapshot } from '../../src/search/snapshot/snapshot.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';
import { type Engine, numberOf, TOP } from './engine.ts';
import type { Papers } from './papers-file.ts';

const BATCH = 200;
/** So many stay in the living tier, as on any day. */
const LIVING = 400;
const ignore = () => undefined;

/** Paperboy's index as its thread runs it: most papers sealed, some living. */
export function ours(): Engine {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  const concepts = new Concepts(systemClock);
  let index = new TieredIndex(systemClock, {}, undefined, (segment) => concepts.prepare(segment));
  const add = async (papers: Papers, from: number, to: number, batch: number) => {
    for (let at = from; at < to; at += batch) {
      const numbers = Array.from({ length: Math.min(batch, to - at) }, (_, i) => at + i);
      await index.add(numbers.map((number) => papers.at(number)));
      while (await index.tidy());
    }
  };
  return {
    name: 'Paperboy',
    build: async (papers) => {
      const sealed = Math.max(0, papers.count - LIVING);
      await add(papers, 0, sealed, BATCH);
      await add(papers, sealed, papers.count, 100);
    },
    learn: async () => void (await concepts.refresh(() => index.tiers)),
    search: (query) =>
      index.search({ query, limit: TOP }, concepts.mix).hits.map(({ paperId }) => numberOf(paperId)),
    suggest: (partial) => index.suggest(partial, TOP),
    addMore: (papers, from, count) => longestStall(() => add(papers, from, from + count, 100)),
    restart: async () => {
      const snapshot = new Snapshot(folder, ignore);
      await snapshot.restore();
      while (await index.sealLiving());
      await snapshot.save(index.segments, 1);
      index = new TieredIndex(systemClock);
      const start = performance.now();
      index = new TieredIndex(systemClock, {}, await new Snapshot(folder, ignore).restore());
      index.search({ query: 'graph', limit: TOP });
      return performance.now() - start;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function longestStall(work: () => Promise<void>): Promise<number> {
  let [longest, last, running] = [0, performance.now(), true];
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (running) setImmediate(look);
  };
  setImmediate(look);
  await work();
  running = false;
  return longest;
}
