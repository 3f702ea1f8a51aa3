import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PaperSource } from '../sources/source.ts';
import type { SourceStatus } from '../status/api.ts';
import type { FeedStore, ValidatorKeeper } from './feed-store.ts';
import type { PaperWriter } from './writer.ts';

export interface PollerParts {
  readonly sources: readonly PaperSource[];
  readonly writer: Pick<PaperWriter, 'put'>;
  readonly feeds: FeedStore;
  readonly validators: ValidatorKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** Called whenever papers were stored. */
  readonly onStored?: () => void;
}

/** Asks the sources, each in its time and apart from the others, and remembers how they do. */
export interface Poller {
  /** Goes on until `stop`. */
  run(): void;
  /** Asks every source that is due, once. Never rejects because of a source. */
  round(): Promise<void>;
  /** Ends what is being asked at once. */
  stop(): Promise<void>;
  /** Each source has been asked since the start, or was not due, or it was stopped before. */
  readonly firstRound: Promise<void>;
  status(): Promise<readonly SourceStatus[]>;
  /** Which source that should have announced did not, in words; undefined when there is none. */
  trouble(): Promise<string | undefined>;
}

export function createPoller(_parts: PollerParts): Poller {
  return {
    run: () => undefined,
    round: async () => undefined,
    stop: async () => undefined,
    firstRound: Promise.resolve(),
    status: async () => [],
    trouble: async () => undefined,
  };
}
