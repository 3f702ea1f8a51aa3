import type { PlatformState } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import { describeError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Paper, PaperId } from '../../papers/api.ts';
import type { WorkerIndex } from '../worker-index.ts';
import type { Embedder } from './embedder.ts';

const BATCH = 64;
/** Longer texts are refused by many services; the beginning tells what a paper is about. */
const MOST_LETTERS = 2_000;
const BATCH_MS = 60_000;
const TRIES = 3;
const LOOK_EVERY_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

interface Parts {
  readonly index: Pick<WorkerIndex, 'lacking' | 'putVectors' | 'size'>;
  readonly embedder: Embedder;
  readonly papers: (ids: readonly PaperId[]) => Promise<readonly Paper[]>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface EmbeddingKeeper {
  state(): PlatformState;
  stop(): Promise<void>;
}

/** Gives each paper of the index a vector of the service, in batches; while the service fails, it is asked ever less often. */
export function keepEmbedded(parts: Parts): EmbeddingKeeper {
  const { clock, log } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let state: PlatformState = { state: 'starting', detail: '' };

  async function round(): Promise<boolean> {
    const given = await embedBatch(parts, signal);
    state = { state: 'connected', detail: given > 0 ? `${await parts.index.size()} papers, reading` : '' };
    return given > 0;
  }

  async function loop(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        const more = await round();
        failures = 0;
        if (!more) await clock.sleep(LOOK_EVERY_MS, signal);
      } catch (error) {
        if (signal.aborted) return;
        const what = describeError(error);
        if (failures++ === 0) log.warn(`search goes on with what it learnt itself: ${what}`);
        state = { state: 'failed', detail: `${what}; search goes on with what it learnt itself` };
        await clock
          .sleep(Math.min(LOOK_EVERY_MS * 2 ** failures, LONGEST_WAIT_MS), signal)
          .catch(() => undefined);
      }
    }
  }
  const looping = loop();

  return {
    state: () => state,
    stop: async () => {
      stopping.abort(new Error('stopped'));
      await looping;
    },
  };
}

/** How many papers got a vector; 0 when none lacks one. */
async function embedBatch({ index, embedder, papers }: Parts, signal: AbortSignal): Promise<number> {
  const ids = await index.lacking(BATCH);
  const found = ids.length > 0 ? await papers(ids) : [];
  if (found.length === 0) return 0;
  const vectors = await embedder.embed(found.map(textOf), { signal, withinMs: BATCH_MS, tries: TRIES });
  const given = found.flatMap(({ id }, i) => {
    const vector = vectors[i];
    return vector ? [{ id, vector }] : [];
  });
  return index.putVectors(given);
}

function textOf({ title, abstract, summary }: Paper): string {
  return `${title}\n${abstract || summary}`.slice(0, MOST_LETTERS).toWellFormed().trim() || 'untitled';
}
