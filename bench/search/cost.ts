import type { Measurement } from '../table.ts';

/** Of CPU. No class takes longer: a slow engine answers fewer of the queries. */
const CLASS_MS = 12_000;
/** A query is run so often, or until it has used this much: the clock of the CPU goes in steps of ten ms on some systems. */
const [MOST_RUNS, SURE_MS] = [12, 100];

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
  const end = cpuMs() + CLASS_MS;
  for (const query of queries) {
    taken.push(costOf(() => run(query)));
    if (cpuMs() > end) break;
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

function costOf(run: () => unknown): Cost {
  const before = cpuMs();
  let [least, runs, used] = [Number.POSITIVE_INFINITY, 0, 0];
  do {
    const began = performance.now();
    run();
    least = Math.min(least, performance.now() - began);
    used = cpuMs() - before;
    runs++;
  } while (runs < MOST_RUNS && used < SURE_MS);
  return { least: used < SURE_MS ? least : Math.min(least, used / runs), used: used / runs };
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
