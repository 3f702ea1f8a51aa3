import type { Clock } from '../../src/clock.ts';

/** What `work` brings, or what `late` says when it takes longer than `ms`. The work itself goes on unheard. */
export async function within<T>(
  clock: Pick<Clock, 'sleep'>,
  ms: number,
  work: Promise<T>,
  late: () => T,
): Promise<T> {
  const over = new AbortController();
  const timer = clock.sleep(ms, over.signal).then(late, (reason: unknown) => {
    if (over.signal.aborted) return work;
    throw reason;
  });
  try {
    return await Promise.race([work, timer]);
  } finally {
    over.abort();
  }
}
