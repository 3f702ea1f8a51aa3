import type { Clock } from '../../clock.ts';

/** Does work that ends in time: after `ms`, or when `signal` says so, it is stopped and its promise rejects. */
export async function within<T>(
  clock: Clock,
  limit: { readonly ms: number; readonly signal: AbortSignal; readonly late: () => Error },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const late = new AbortController();
  const signal = AbortSignal.any([limit.signal, late.signal]);
  // Rejects when the work is done first: then there is nothing to stop.
  clock.sleep(limit.ms, done.signal).then(
    () => late.abort(limit.late()),
    () => undefined,
  );
  try {
    return await raceAbort(work(signal), signal);
  } finally {
    done.abort();
  }
}

/** The promise's outcome, or the signal's reason if that comes first. */
export function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Read through a function, so that a check before an `await` does not count after it. */
export function aborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
