import type { Clock } from '../../clock.ts';
import { SourceError } from '../source.ts';
import { raceAbort } from './limits.ts';

/** The queue before a host, or before several that count as one: one request at a time, with a pause after each. */
export interface Line {
  /** In words: "arXiv", "huggingface.co". */
  readonly name: string;
  /** How long to keep quiet when told "too many requests" without a wait; 0 leaves it to the back-off. */
  readonly silenceMs: number;
  /** Runs when all before it are done. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Waits out the pause since the last request ended. */
  pace(signal: AbortSignal): Promise<void>;
  /** A request ended: the pause begins. */
  ended(): void;
  silence(ms: number): void;
  /** Throws while the host wants quiet. */
  refuseWhileSilent(): void;
}

export interface Lines {
  of(url: string): Line;
  /** Whether a redirect from one address to another stays with the same people, and safe. */
  mayLead(from: string, to: string): boolean;
}

/** arXiv's terms: one request in three seconds, one connection, over all of its interfaces together. */
const ARXIV = { spacingMs: 3_000, silenceMs: 10 * 60_000 };
const OTHERS = { spacingMs: 500, silenceMs: 0 };
const HUGGING_FACE = ['huggingface.co', 'hf.co'];

/** One line for everything of arXiv, one for each other host. */
export function createLines(clock: Clock, arxivHosts: readonly string[]): Lines {
  const lines = new Map<string, Line>();
  const nameOf = (url: string): string => {
    const { host } = new URL(url);
    if (/(^|\.)arxiv\.org$/.test(host) || arxivHosts.includes(host)) return 'arXiv';
    return HUGGING_FACE.includes(host) ? 'huggingface.co' : host;
  };
  return {
    of(url) {
      const name = nameOf(url);
      const line = lines.get(name) ?? createLine(clock, name, name === 'arXiv' ? ARXIV : OTHERS);
      lines.set(name, line);
      return line;
    },
    mayLead(from, to) {
      const safe = new URL(to).protocol === 'https:' || new URL(to).protocol === new URL(from).protocol;
      return safe && /^https?:/.test(to) && nameOf(from) === nameOf(to);
    },
  };
}

function createLine(
  clock: Clock,
  name: string,
  manners: { readonly spacingMs: number; readonly silenceMs: number },
): Line {
  let tail: Promise<unknown> = Promise.resolve();
  let nextAt = 0;
  let silentUntil = 0;
  return {
    name,
    silenceMs: manners.silenceMs,
    run(work, signal) {
      const turn = tail.then(() => {
        signal.throwIfAborted();
        return work();
      });
      tail = turn.catch(() => undefined);
      return raceAbort(turn, signal);
    },
    async pace(signal) {
      // A timer may fire a millisecond before its time.
      while (clock.now() < nextAt) await clock.sleep(nextAt - clock.now(), signal);
    },
    ended() {
      nextAt = clock.now() + manners.spacingMs;
    },
    silence(ms) {
      silentUntil = Math.max(silentUntil, clock.now() + ms);
    },
    refuseWhileSilent() {
      const left = silentUntil - clock.now();
      if (left <= 0) return;
      const until = new Date(silentUntil).toISOString().slice(11, 16);
      throw new SourceError(
        'refused',
        `${name} wants fewer requests: nothing is asked before ${until} UTC`,
        left,
      );
    },
  };
}
