import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';

/** How long to wait before the next try, doubling from a quarter of a second to 30 s, the last third by chance. */
export function backOff(failures: number, clock: Pick<Clock, 'random'>): number {
  const full = Math.min(TIMES.reconnectFirst * 2 ** Math.min(failures, 16), TIMES.reconnectLongest);
  return Math.round(full * (1 - clock.random() / 3));
}
