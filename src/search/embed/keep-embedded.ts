import type { PlatformState } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import { describeError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Paper, PaperId } from '../../papers/api.ts';
import type { WorkerIndex } from '../worker-index.ts';
import { embedPapers } from './embed-papers.ts';
import type { Embedder } from './embedder.ts';

const BATCH = 64;
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

  /** Until the next start they rank by what was learnt. */
  const refused = new Set<PaperId>();

  async function round(): Promise<boolean> {
    const papers = await lacking(parts, refused);
    if (papers.length > 0) {
      const answer = await embedPapers(papers, parts.embedder, signal);
      await parts.index.putVectors(answer.given);
      for (const id of answer.refused) refused.add(id);
      if (answer.refused.length > 0)
        log.warn({ ids: answer.refused }, 'the embedding service takes no text of these');
    }
    state = {
      state: 'connected',
      detail: papers.length > 0 ? `${await parts.index.size()} papers, reading` : '',
    };
    return papers.length > 0;
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

/** Some papers without a vector that were not refused one. */
async function lacking({ index, papers }: Parts, refused: ReadonlySet<PaperId>): Promise<readonly Paper[]> {
  const ids = await index.lacking(BATCH + refused.size);
  const asked = ids.filter((id) => !refused.has(id)).slice(0, BATCH);
  return asked.length > 0 ? papers(asked) : [];
}
