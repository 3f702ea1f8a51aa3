import path from 'node:path';
import type { PlatformState } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { PaperLibrary } from '../papers/api.ts';
import type { WatchedPlatform } from '../status/board.ts';
import { voteCounter } from '../store/count-votes.ts';
import type { Store } from '../store/open.ts';
import { paperChanges } from '../store/paper-changes.ts';
import { spaceMemory } from '../store/seen.ts';
import { embedQueries } from './embed/embed-queries.ts';
import { createEmbedder } from './embed/embedder.ts';
import { type EmbeddingKeeper, keepEmbedded } from './embed/keep-embedded.ts';
import { createFinder } from './find/create-finder.ts';
import { followChanges } from './follow.ts';
import { createIndex } from './worker-index.ts';

export interface SearchParts {
  readonly config: Partial<Pick<Config, 'dataDir' | 'searchLivingPapers' | 'embeddings'>>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly library: PaperLibrary;
}

const STARTING: PlatformState = { state: 'starting', detail: '' };

/** The index with what reads the store into it and what asks it. Nothing runs before `follow`. */
export function createSearch({ config, store, clock, log, library }: SearchParts) {
  const service = config.embeddings;
  const embedder = service && !('missing' in service) ? createEmbedder({ ...service, clock }) : undefined;
  const index = createIndex({
    ...(embedder && { embedding: embedder.name, embedQuery: embedQueries(embedder, clock) }),
    ...(config.dataDir && { folder: path.join(config.dataDir, 'index') }),
    ...(config.searchLivingPapers !== undefined && { limits: { living: config.searchLivingPapers } }),
    onTrouble: (what) => log.warn({ part: 'search' }, what),
  });
  const memory = spaceMemory(store);
  let follower: ReturnType<typeof followChanges> | undefined;
  let keeper: EmbeddingKeeper | undefined;
  const embeddings: WatchedPlatform = {
    label: 'Embeddings',
    state: () =>
      keeper?.state() ??
      (service && 'missing' in service ? { state: 'off', detail: service.missing } : STARTING),
  };
  return {
    index,
    memory,
    finder: createFinder({ index, papers: library, memory, countVotes: voteCounter(store) }),
    /** For the board; empty without a service. */
    watched: service ? [embeddings] : [],
    nudge: () => follower?.nudge(),
    /** Reads the store into the index; the index answers from what it has meanwhile. */
    follow: () => {
      follower ??= followChanges({
        ...{ index, clock, log: log.child({ part: 'search' }) },
        changes: paperChanges(store),
        count: library.count,
        known: async (ids) => (await library.byIds(ids)).length,
      });
      return follower;
    },
    /** Asks the embedding service, where there is one, from now on. */
    embed: () => {
      if (!embedder) return;
      const parts = { index, embedder, clock, log: log.child({ part: 'embeddings' }) };
      keeper ??= keepEmbedded({ ...parts, papers: library.byIds });
    },
    /** What is read and asked now comes to its end. */
    rest: () => Promise.allSettled([follower?.stop(), keeper?.stop()]),
    close: () => index.close(),
  };
}
