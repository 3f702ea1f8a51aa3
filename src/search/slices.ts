import type { Clock } from '../clock.ts';

/** So long the thread may be busy with upkeep before it looks whether somebody waits. */
const SLICE_MS = 8;

/** Runs work that yields now and then, giving way to whatever else the thread has to do. */
export async function inSlices<T>(work: Generator<void, T>, clock: Pick<Clock, 'now'>): Promise<T> {
  let since = clock.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (clock.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = clock.now();
  }
}
