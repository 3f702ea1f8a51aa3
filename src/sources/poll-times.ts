import type { FeedMemory } from './source.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** After failures in a row: 5, 10, 20, 40 minutes, then each hour. */
export function afterFailure(memory: FeedMemory): number {
  return memory.triedAt + Math.min(5 * MINUTE * 2 ** Math.min(memory.failures - 1, 10), HOUR);
}
