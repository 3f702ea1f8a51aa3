import type { Clock } from '../../src/clock.ts';

/** What `work` brings; undefined when it takes longer than `ms`. The work itself goes on. */
export async function within<T>(
  work: Promise<T>,
  ms: number,
  clock: Pick<Clock, 'sleep'>,
): Promise<T | undefined> {
  const over = new AbortController();
  const late = clock.sleep(ms, over.signal).then(nothing, nothing);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

function nothing(): undefined {
  return undefined;
}
