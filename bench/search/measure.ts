import type { Measurement } from '../table.ts';
import { type Engine, TOP } from './engine.ts';
import type { Papers } from './papers-file.ts';
import { beginnings, chance, queryClasses } from './queries.ts';

const QUERIES = 300;
/** No class takes longer: a slow engine answers fewer of the queries. */
const CLASS_MS = 6_000;
/** Other processes are in the way now and then: the least of so many runs is the query's own. */
const RUNS = 3;
const KNOWN_ITEMS = 30;
const MORE = 1_000;

export async function measure(engine: Engine, papers: Papers): Promise<Measurement[]> {
  const before = bytesHeld();
  const building = await cpuSeconds(() => engine.build(papers));
  const learning = await cpuSeconds(async () => engine.learn?.());
  const bytes = bytesHeld() - before;
  checkSanity(engine, papers);
  const rows: Measurement[] = [
    { what: 'build, CPU', value: building, unit: 's' },
    { what: 'memory a paper', value: bytes / papers.count, unit: 'bytes' },
  ];
  if (engine.learn) rows.push({ what: 'learn concepts, CPU', value: learning, unit: 's' });
  if (engine.diskBytes)
    rows.push({ what: 'disk a paper', value: engine.diskBytes() / papers.count, unit: 'bytes' });
  for (const { name, queries } of queryClasses(papers, QUERIES)) {
    rows.push(...percentiles(name, queries, (query) => engine.search(query)));
  }
  const { suggest } = engine;
  if (suggest)
    rows.push(...percentiles('as you type', beginnings(papers, QUERIES), (partial) => suggest(partial)));
  if (engine.addMore) {
    const start = performance.now();
    const stall = await engine.addMore(papers, papers.count, MORE);
    rows.push({ what: `add ${MORE}`, value: performance.now() - start, unit: 'ms' });
    rows.push({ what: `add ${MORE}, longest stall`, value: stall, unit: 'ms' });
  }
  rows.push({ what: 'restart to first answer', value: await engine.restart(), unit: 'ms' });
  checkSanity(engine, papers);
  return rows;
}

/** A fast engine that finds nothing would win: most papers have to be found by their own titles. */
function checkSanity(engine: Engine, papers: Papers): void {
  const next = chance(3);
  let found = 0;
  for (let i = 0; i < KNOWN_ITEMS; i++) {
    const number = next(papers.count);
    const hits = engine.search(papers.at(number).title);
    if (hits.length > TOP) throw new Error(`${engine.name} gives more than ${TOP} papers`);
    if (hits.includes(number)) found++;
  }
  if (found < KNOWN_ITEMS * 0.8) {
    throw new Error(`${engine.name} finds only ${found} of ${KNOWN_ITEMS} papers by their titles`);
  }
}

function percentiles<Query>(
  what: string,
  queries: readonly Query[],
  run: (query: Query) => unknown,
): Measurement[] {
  const times: number[] = [];
  const end = performance.now() + CLASS_MS;
  for (const query of queries) {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < RUNS && (i === 0 || performance.now() < end); i++) {
      const start = performance.now();
      run(query);
      best = Math.min(best, performance.now() - start);
    }
    times.push(best);
    if (performance.now() > end) break;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return [
    { what: `${what}, p50`, value: at(0.5), unit: 'ms' },
    { what: `${what}, p99`, value: at(0.99), unit: 'ms' },
  ];
}

function bytesHeld(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
