import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { Concepts } from '../../src/search/concept/concepts.ts';
import { ConceptFolder } from '../../src/search/concept/saved/concept-folder.ts';
import { Snapshot } from '../../src/search/snapshot/snapshot.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';
import type { Measurement } from '../table.ts';
import { type Engine, numberOf, TOP } from './engine.ts';
import type { Papers } from './papers-file.ts';

const BATCH = 200;
/** So many stay in the living tier, as on any day. */
const LIVING = 400;
const ignore = () => undefined;

/** Paperboy's index as its thread runs it: most papers sealed, some living. */
export function ours(): Engine {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  const concepts = new Concepts(systemClock, new ConceptFolder(path.join(folder, 'concepts'), ignore));
  const index = new TieredIndex(systemClock, {}, undefined, (segment) => concepts.prepare(segment));
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
    addMore: (papers, from, count) => add(papers, from, from + count, 100),
    restart: async () => {
      while (await index.sealLiving());
      const snapshot = new Snapshot(folder, ignore);
      await snapshot.restore();
      await concepts.restore([]);
      await snapshot.save(index.segments, 1);
      await concepts.save(index.segments);
      return inOwnProcess(folder);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** As the bot begins: with the memory of nothing that came before. */
function inOwnProcess(folder: string): Promise<readonly Measurement[]> {
  const child = fork(path.join(import.meta.dirname, 'restart-process.ts'), [folder], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.on('message', (rows) => resolve(rows as readonly Measurement[]));
    child.on('exit', (code) => reject(new Error(`the restart ended with ${code}`)));
  });
}
