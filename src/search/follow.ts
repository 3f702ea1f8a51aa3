import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { PaperChanges } from '../ingest/writer.ts';
import type { Log } from '../log.ts';
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
  /** Papers held, for saying how far reading has come. */
  readonly count: () => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps the index at the store's change number. The store is the truth; the index only follows. */
export function followChanges({ index, changes, count, clock, log }: Parts): IndexFollower {
  const stopping = new AbortController();
  let change = 0;
  let reading: Promise<void> | undefined;
  let again = false;

  async function readAll(): Promise<void> {
    do {
      again = false;
      const of = await count();
      for (;;) {
        const batch = await changes.since(change, BATCH);
        if (batch.change === change || stopping.signal.aborted) break;
        await index.add(batch.papers);
        await index.remove(batch.gone);
        change = batch.change;
        const done = await index.size();
        index.setIndexing(of - done > BATCH ? { done, of } : undefined);
      }
    } while (again && !stopping.signal.aborted);
    index.setIndexing(undefined);
  }

  function read(): Promise<void> {
    again = true;
    reading ??= readAll().finally(() => {
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
