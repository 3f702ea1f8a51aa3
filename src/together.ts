import { scheduler } from 'node:timers/promises';

/** So many share one piece of work unless told otherwise: a transaction over them stays short. */
const AT_ONCE = 25;

interface Asked<A, R> {
  readonly ask: A;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is asked within one turn of the event loop and does it in one go, one go after the other. When a go fails,
 * each half of it is tried for itself, so that one bad ask spoils no other. `work` answers in order, and has changed
 * nothing when it throws.
 */
export function together<A, R>(
  work: (asks: readonly A[]) => Promise<readonly R[]>,
  atOnce = AT_ONCE,
): (ask: A) => Promise<R> {
  const waiting: Asked<A, R>[] = [];
  let running = false;
  const drain = async () => {
    while (waiting.length > 0) {
      await answer(work, waiting.splice(0, atOnce));
      // SQLite answers at once: without this nothing else would run until all are answered.
      await scheduler.yield();
    }
    running = false;
  };
  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      if (running) return;
      running = true;
      setImmediate(drain);
    });
}

async function answer<A, R>(
  work: (asks: readonly A[]) => Promise<readonly R[]>,
  asked: readonly Asked<A, R>[],
): Promise<void> {
  try {
    const results = await work(asked.map(({ ask }) => ask));
    for (const [i, { resolve }] of asked.entries()) resolve(results[i] as R);
  } catch (error) {
    if (asked.length === 1) {
      asked[0]?.reject(error);
      return;
    }
    const half = Math.ceil(asked.length / 2);
    await answer(work, asked.slice(0, half));
    await answer(work, asked.slice(half));
  }
}
