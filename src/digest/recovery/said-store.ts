import type { PaperId } from '../../papers/api.ts';

/** When a bot was at work on a store; times in ms since the epoch. */
export interface AtWork {
  readonly at: number;
  /** It was away, perhaps for longer than the store knows; until when what it may have said meanwhile is looked for. */
  readonly away?: { readonly since: number; readonly until: number };
}

/** What tells a store that is older than what stands in the channels. */
export interface SaidStore {
  /** Undefined before the first time. */
  lastAtWork(): Promise<AtWork | undefined>;
  atWork(now: AtWork): Promise<void>;
  /** The destination has had these. */
  had(destinationId: string, paperIds: readonly PaperId[], now: number): Promise<void>;
}
