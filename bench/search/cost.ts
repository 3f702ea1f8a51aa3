import type { Measurement } from '../table.ts';

/** No class takes longer: a slow engine answers fewer of the queries. */
const CLASS_MS = 25_000;
/** The clock of the CPU goes in steps of ten ms on some systems: only what took more is read off it. */
const SURE_MS = 100;
/** A query is run so often, or as often as fits in so many ms, but three times if the class allows. */
const [MOST_RUNS, LEAST_RUNS, RUNS_MS] = [10, 3, 60];

export interface Costs {
  readonly rows: readonly Measurement[];
  /** Of CPU in ms, a query each, in order: sums of some are sure, one alone is not. */
  readonly used: readonly number[];
}

/**
 * What queries of a class take. Other processes are in the way now and then: what a query takes is the least of several
 * runs or, where it is long enough to be sure, the CPU it used.
 */
export function costs<Query>(what: string, queries: readonly Query[], run: (query: Query) => unknown): Costs {
  const taken: Cost[] = [];
  const end = performance.now() + CLASS_MS;
  for (const query of queries) {
    taken.push(costOf(() => run(query), end));
    if (performance.now() > end) break;
  }
  const used = taken.map((each) => each.used);
  const sorted = taken.map(({ least }) => least).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const rows = [
    { what: `${what}, p50`, value: at(0.5), unit: 'ms' },
    { what: `${what}, p99`, value: at(0.99), unit: 'ms' },
    { what: `${what}, mean`, value: used.reduce((sum, ms) => sum + ms, 0) / used.length, unit: 'ms CPU' },
  ];
  return { rows, used };
}

interface Cost {
  readonly least: number;
  readonly used: number;
}

function costOf(run: () => unknown, end: number): Cost {
  const [start, before] = [performance.now(), cpuMs()];
  let [least, runs] = [Number.POSITIVE_INFINITY, 0];
  do {
    const began = performance.now();
    run();
    least = Math.min(least, performance.now() - began);
    runs++;
  } while (goesOn(runs, start, end));
  const used = cpuMs() - before;
  return { least: used > SURE_MS ? Math.min(least, used / runs) : least, used: used / runs };
}

function goesOn(runs: number, start: number, end: number): boolean {
  const now = performance.now();
  return now < end && runs < MOST_RUNS && (runs < LEAST_RUNS || now - start < RUNS_MS);
}

/** Of the whole process so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** The longest time in ms between two turns of this thread while something goes on: by the clock, and of its own CPU. */
export async function longestStall(work: () => Promise<void>): Promise<{ clock: number; cpu: number }> {
  const longest = { clock: 0, cpu: 0 };
  let [last, used, running] = [performance.now(), ownCpuMs(), true];
  const look = () => {
    const [now, usedNow] = [performance.now(), ownCpuMs()];
    longest.clock = Math.max(longest.clock, now - last);
    longest.cpu = Math.max(longest.cpu, usedNow - used);
    [last, used] = [now, usedNow];
    if (running) setTimeout(look, 1);
  };
  setTimeout(look, 1);
  await work();
  running = false;
  return longest;
}

function ownCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e3;
}
