import type { ActionRef } from './message.ts';

/** What a press runs, kept so that it works after a restart. */
interface StoredAction {
  readonly action: ActionRef;
  /** Past its 30 days: it only says how to ask again. */
  readonly expired: boolean;
}

/** Actions by id. The same action always has the same id, so a list shown twice is stored once. */
export interface ActionStore {
  /** Stores for 30 days from now and gives the ids, in order: 20 characters of `[0-9a-v]`. */
  put(actions: readonly ActionRef[]): Promise<readonly string[]>;
  /** Undefined when it was never stored, or expired so long ago that it is forgotten. */
  get(id: string): Promise<StoredAction | undefined>;
}
