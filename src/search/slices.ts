import type { Clock } from '../clock.ts';

/** So long the thread may be busy with upkeep before it looks whether somebody waits. */
const SLICE_MS = 8;

/** When work on this clock last gave way: one piece of work follows another without a pause. */
const gaveWay = new WeakMap<Pick<Clock, 'now'>, number>();

/** Runs work that yields now and then, giving way to whatever else the thread has to do. */
export async function inSlices<T>(work: Generator<void, T>, clock: Pick<Clock, 'now'>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const passed = clock.now() - (gaveWay.get(clock) ?? 0);
    // A clock set back has passed no time.
    if (passed >= 0 && passed < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    gaveWay.set(clock, clock.now());
  }
}
