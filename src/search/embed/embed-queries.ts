import type { Clock } from '../../clock.ts';
import type { Embedder } from './embedder.ts';

const DEADLINE_MS = 300;
/** After a failure nobody waits for the service for so long. */
const PAUSE_MS = 30_000;
const MOST_KEPT = 500;
const MOST_LETTERS = 2_000;

/** The direction of a query; undefined when there is none in time. */
export type EmbedQuery = (query: string) => Promise<Float32Array | undefined>;

/** Asks the service for the direction of a query, within 300 ms, and remembers the last few hundred. */
export function embedQueries(embedder: Embedder, clock: Clock): EmbedQuery {
  const kept = new Map<string, Float32Array>();
  let pausedUntil = 0;
  return async (query) => {
    const text = query.slice(0, MOST_LETTERS).toWellFormed().trim();
    const known = kept.get(text);
    if (known || text === '' || clock.now() < pausedUntil) return known;
    try {
      const signal = new AbortController().signal;
      const [vector] = await embedder.embed([text], { signal, withinMs: DEADLINE_MS, tries: 1 });
      if (vector) keep(kept, text, vector);
      return vector;
    } catch {
      // The keeper of the papers' vectors says what is wrong: here only the answer must not wait.
      pausedUntil = clock.now() + PAUSE_MS;
      return undefined;
    }
  };
}

function keep(kept: Map<string, Float32Array>, text: string, vector: Float32Array): void {
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(text, vector);
}
