import type { Measurement } from '../table.ts';
import { costs, cpuMs, longestStall } from './cost.ts';
import { type Engine, TOP } from './engine.ts';
import type { Measured } from './measured.ts';
import type { Papers } from './papers-file.ts';
import { beginnings, chance, queryClasses } from './queries.ts';

const QUERIES = 300;
const KNOWN_ITEMS = 30;
const MORE = 1_000;

export async function measure(engine: Engine, papers: Papers): Promise<Measured> {
  const before = bytesHeld();
  const built = await building(engine, papers);
  const bytes = bytesHeld() - before;
  const found = checkSanity(engine, papers);
  const held: Measurement[] = [
    { what: 'memory a paper', value: bytes / papers.count, unit: 'bytes' },
    ...(engine.diskBytes
      ? [{ what: 'disk a paper', value: engine.diskBytes() / papers.count, unit: 'bytes' }]
      : []),
    { what: 'found by their titles', value: found, unit: `of ${KNOWN_ITEMS}` },
  ];
  const classes = queryClasses(papers, QUERIES).map(
    ({ name, queries }) => [name, costs(name, queries, (query) => engine.search(query))] as const,
  );
  const { suggest } = engine;
  const typed = suggest && costs('as you type', beginnings(papers, QUERIES), suggest).rows;
  const queried = [...classes.flatMap(([, { rows }]) => rows), ...(typed ?? [])];
  const after = [...(await adding(engine, papers)), ...(await engine.restart())];
  return {
    engine: engine.name,
    rows: [...built, ...held, ...queried, ...after],
    used: Object.fromEntries(classes.map(([name, { used }]) => [name, used])),
  };
}

async function building(engine: Engine, papers: Papers): Promise<readonly Measurement[]> {
  const start = cpuMs();
  await engine.build(papers);
  const rows = [{ what: 'build, CPU', value: (cpuMs() - start) / 1e3, unit: 's' }];
  const { learn } = engine;
  return learn ? [...rows, ...(await timed('learn concepts', learn))] : rows;
}

async function adding(engine: Engine, papers: Papers): Promise<readonly Measurement[]> {
  return timed(`add ${MORE}`, engine.addMore && (() => engine.addMore?.(papers, papers.count, MORE)));
}

/** Work that goes on beside answers: what it takes, and how long it holds them up. */
async function timed(
  what: string,
  work: (() => Promise<void> | undefined) | undefined,
): Promise<readonly Measurement[]> {
  if (!work) return [];
  const [start, used] = [performance.now(), cpuMs()];
  const { clock, cpu } = await longestStall(async () => work());
  return [
    { what: `${what}, CPU`, value: (cpuMs() - used) / 1e3, unit: 's' },
    { what, value: (performance.now() - start) / 1e3, unit: 's' },
    { what: `${what}, longest stall`, value: clock, unit: 'ms' },
    { what: `${what}, longest stall`, value: cpu, unit: 'ms CPU' },
  ];
}

/** A fast engine that finds nothing would win: most papers have to be found by their own titles. Returns how many were. */
function checkSanity(engine: Engine, papers: Papers): number {
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
  return found;
}

function bytesHeld(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
