import type { Measurement } from '../table.ts';

/** No class takes longer: a slow engine answers fewer of the queries. */
const CLASS_MS = 25_000;
/** A query is run so often, or as often as fits in so many ms, but three times if the class allows. */
const [MOST_RUNS, LEAST_RUNS, RUNS_MS] = [10, 3, 60];

export interface Costs {
  readonly rows: readonly Measurement[];
  /** In ms, a query each, in order. */
  readonly times: readonly number[];
}

/** What queries of a class take. Other processes are in the way now and then: the least of several runs is the query's own. */
export function costs<Query>(what: string, queries: readonly Query[], run: (query: Query) => unknown): Costs {
  const times: number[] = [];
  const end = performance.now() + CLASS_MS;
  const before = cpuMs();
  let runs = 0;
  for (const query of queries) {
    const taken = runsOf(() => run(query), end);
    runs += taken.length;
    times.push(Math.min(...taken));
    if (performance.now() > end) break;
  }
  const mean = (cpuMs() - before) / runs;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const rows = [
    { what: `${what}, p50`, value: at(0.5), unit: 'ms' },
    { what: `${what}, p99`, value: at(0.99), unit: 'ms' },
    { what: `${what}, mean`, value: mean, unit: 'ms CPU' },
  ];
  return { rows, times };
}

function runsOf(run: () => unknown, end: number): readonly number[] {
  const taken: number[] = [];
  const start = performance.now();
  do {
    const before = performance.now();
    run();
    taken.push(performance.now() - before);
  } while (
    performance.now() < end &&
    taken.length < MOST_RUNS &&
    (taken.length < LEAST_RUNS || performance.now() - start < RUNS_MS)
  );
  return taken;
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
