import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { PaperChanges } from '../ingest/writer.ts';
import type { Log } from '../log.ts';
import type { PaperId } from '../papers/api.ts';
import type { WorkerIndex } from './worker-index.ts';

const BATCH = 200;
/** Changes by another process (PostgreSQL) are seen this late at most. */
const LOOK_EVERY_MS = 2_000;

export interface IndexFollower {
  /** There is something new: look now. */
  nudge(): void;
  /** Resolves when everything stored before the call can be found. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

interface Parts {
  readonly index: WorkerIndex;
  readonly changes: PaperChanges;
  /** Papers held, for saying how far reading has come and whether a snapshot is of this store. */
  readonly count: () => Promise<number>;
  /** How many of these papers the store knows. */
  readonly known: (ids: readonly PaperId[]) => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps the index at the store's change number. The store is the truth; the index only follows. */
export function followChanges(parts: Parts): IndexFollower {
  const { index, changes, count, clock, log } = parts;
  const stopping = new AbortController();
  /** Unknown until it is clear whether the snapshot is of this store. */
  let change: number | undefined;
  let reading: Promise<void> | undefined;
  let again = false;

  /** Later a few papers are read in no time; at first each one that lacks is told. */
  async function tellProgress(of: number, isFirst: boolean): Promise<void> {
    const done = await index.size();
    index.setIndexing(of - done > (isFirst ? 0 : BATCH) ? { done, of } : undefined);
  }

  async function readAll(): Promise<void> {
    const isFirst = change === undefined;
    if (isFirst) await tellProgress(await count(), isFirst);
    const from = change ?? (await startOf(parts));
    change = from;
    do {
      again = false;
      const of = await count();
      await tellProgress(of, isFirst);
      for (;;) {
        const batch = await changes.since(change, BATCH);
        if (batch.change === change || stopping.signal.aborted) break;
        await index.add(batch.papers);
        await index.remove(batch.gone);
        change = batch.change;
        await index.reached(change, false);
        await tellProgress(of, isFirst);
      }
    } while (again && !stopping.signal.aborted);
    if (change !== from) await index.reached(change, true);
    index.setIndexing(undefined);
  }

  /** A snapshot of another store may hold papers that this one never had: then all is read anew. */
  async function readAllAndCompare(): Promise<void> {
    const first = change === undefined;
    await readAll();
    if (!first || stopping.signal.aborted) return;
    const [held, size] = [await count(), await index.size()];
    if (size <= held) return;
    log.warn({ held, indexed: size }, 'the search index holds papers that are not held any more: made again');
    await index.clear();
    change = 0;
    await readAll();
  }

  function read(): Promise<void> {
    again = true;
    reading ??= readAllAndCompare().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  const reportedRead = () =>
    read().catch((error) => {
      if (!stopping.signal.aborted)
        log.error({ error }, `the index could not follow: ${describeError(error)}`);
    });

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await reportedRead();
      await clock.sleep(LOOK_EVERY_MS, stopping.signal).catch(() => undefined);
    }
  }
  const looping = loop();

  return {
    nudge: () => void reportedRead(),
    caughtUp: read,
    stop: async () => {
      stopping.abort();
      await looping;
    },
  };
}

/** The change from which on the store has to be read: that of the snapshot, or 0 when it is of another store. */
async function startOf({ index, changes, known, log }: Parts): Promise<number> {
  const change = await index.restored();
  const sample = await index.sample();
  if (sample.length === 0) return change;
  const isBehind = change > 0 && (await changes.since(change - 1, 1)).change < change;
  const foreign = (await known(sample)) * 2 < sample.length;
  if (!isBehind && !foreign) return change;
  log.warn({ change }, 'the search index on disk is of another store: made again');
  await index.clear();
  return 0;
}
