import type { Clock } from '../clock.ts';
import { type Exchange, exchange } from './http/exchange.ts';
import { aborted, within } from './http/limits.ts';
import { createLines, type Line } from './http/line.ts';
import { backOffMs } from './http/retry.ts';
import { SourceError, type Validator } from './source.ts';

/** Where validators are kept between runs. */
export interface ValidatorStore {
  get(url: string): Promise<Validator | undefined>;
}

export interface FetchAsk {
  /** The media types that may come, e.g. `application/json`; all others are an answer of the wrong kind. */
  readonly kinds: readonly string[];
  /** Ask "anything new?" with the validators kept for this address. */
  readonly conditional?: boolean;
  /** Refusals (400, 404) whose text says more and is wanted as it is. */
  readonly readable?: readonly number[];
  readonly signal?: AbortSignal;
}

export interface FetchAnswer {
  readonly status: 'ok' | 'not-modified';
  /** The HTTP status. */
  readonly code: number;
  /** Decoded and whole; '' when not modified. */
  readonly text: string;
  /** Where it came from in the end. */
  readonly url: string;
  /** The next page, as the server names it. */
  readonly next: string | undefined;
  /** To be kept once the text is stored. */
  readonly validator: Validator;
}

/** The only way out to the sources. */
export interface PoliteFetch {
  /** The whole text of an address. Throws a `SourceError`, or the signal's reason when it was stopped. */
  fetch(url: string, ask: FetchAsk): Promise<FetchAnswer>;
}

export interface PoliteFetchParts {
  readonly clock: Clock;
  /** Names the program and a way to reach who runs it. */
  readonly userAgent: string;
  readonly validators: ValidatorStore;
  /** Hosts (with port) that stand for arXiv besides its own: they share its line. */
  readonly arxivHosts?: readonly string[];
}

/** All tries of one request together. */
const TOTAL_MS = 30_000;
const TRIES = 3;

/** One client for all sources: it waits its turn at each host, asks again with judgement, and reads within limits. */
export function createPoliteFetch(parts: PoliteFetchParts): PoliteFetch {
  const lines = createLines(parts.clock, parts.arxivHosts ?? []);
  return {
    async fetch(url, ask) {
      const line = lines.of(url);
      const signal = ask.signal ?? new AbortController().signal;
      const kept = ask.conditional ? await parts.validators.get(url) : undefined;
      const request: Exchange = { ...parts, url, ask, kept, line, mayLead: (to) => lines.mayLead(url, to) };
      return line.run(() => inTime(parts.clock, request, signal), signal);
    },
  };
}

async function inTime(clock: Clock, request: Exchange, signal: AbortSignal): Promise<FetchAnswer> {
  request.line.refuseWhileSilent();
  await request.line.pace(signal);
  const deadline = clock.now() + TOTAL_MS;
  const late = () => new SourceError('unreachable', `${request.line.name} took longer than 30 s to answer`);
  return within(clock, { ms: TOTAL_MS, signal, late }, (limited) => tries(clock, request, limited, deadline));
}

async function tries(clock: Clock, request: Exchange, signal: AbortSignal, deadline: number) {
  for (let count = 1; ; count++) {
    try {
      return await exchange(request, signal);
    } catch (fault) {
      if (aborted(signal) || !(fault instanceof SourceError)) throw fault;
      const wait = Math.max(fault.retryAfterMs, backOffMs(count, clock.random()));
      const again = fault.fault === 'unreachable' || fault.fault === 'refused';
      if (!again || count >= TRIES || clock.now() + wait >= deadline) throw remembered(request.line, fault);
      request.line.refuseWhileSilent();
      await clock.sleep(wait, signal);
    }
  }
}

/** A wait that the source asked for holds for all who would ask it next. */
function remembered(line: Line, fault: SourceError): SourceError {
  if (fault.retryAfterMs > 0) line.silence(fault.retryAfterMs);
  return fault;
}
