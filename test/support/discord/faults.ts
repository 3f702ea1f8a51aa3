/** What a scripted fault does to a request. `accept…` runs the request first; the others never do. */
export type FaultBehaviour =
  | { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string> }
  | { kind: 'acceptThenHang' }
  | { kind: 'acceptThenStatus'; status: number }
  | { kind: 'acceptThenReset' }
  | { kind: 'reset' }
  | { kind: 'delay'; ms: number }
  | { kind: 'hold'; until: Promise<unknown> }
  | { kind: 'html429'; retryAfter: number | undefined };

/** The behaviours, to hand to `server.faults.next`. */
export const fault = {
  /** Any status and body, not executed. */
  answer: (status: number, body?: unknown, headers: Record<string, string> = {}): FaultBehaviour => ({
    kind: 'answer',
    status,
    body,
    headers,
  }),
  /** Refused and not executed: the platform's own error body of a 5xx. */
  refuseWithStatus: (status: number): FaultBehaviour => ({
    kind: 'answer',
    status,
    body: { message: `${status}: Internal Server Error`, code: 0 },
  }),
  /** Executed and recorded, and the answer never comes. */
  acceptThenHang: (): FaultBehaviour => ({ kind: 'acceptThenHang' }),
  /** Executed and recorded, and the gateway in front of the platform says it failed. */
  acceptThenStatus: (status: number): FaultBehaviour => ({ kind: 'acceptThenStatus', status }),
  /** Executed and recorded, then the connection is cut. */
  acceptThenReset: (): FaultBehaviour => ({ kind: 'acceptThenReset' }),
  /** The connection is cut before anything happened. */
  reset: (): FaultBehaviour => ({ kind: 'reset' }),
  /** Executed at once, answered later. */
  delay: (ms: number): FaultBehaviour => ({ kind: 'delay', ms }),
  /** Executed at once, answered when the test says so. */
  hold: (until: Promise<unknown>): FaultBehaviour => ({ kind: 'hold', until }),
  /** The rate-limit page of the proxy in front of Discord: HTML, not JSON. */
  html429: (retryAfter?: number): FaultBehaviour => ({ kind: 'html429', retryAfter }),
  /** A 429 as a route gives it, with any header a test wants to try. */
  rateLimit: (
    retryAfter: string | undefined,
    scope: 'user' | 'global' | 'shared' = 'user',
  ): FaultBehaviour => ({
    kind: 'answer',
    status: 429,
    body: {
      message: 'You are being rate limited.',
      retry_after: Number(retryAfter) || 0,
      global: scope === 'global',
    },
    headers: {
      'x-ratelimit-scope': scope,
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
  }),
};

/** Which requests a fault is meant for; `route` is the template as in the ledger. */
export interface FaultMatcher {
  method?: string;
  route?: string;
  path?: string;
}

interface Scripted {
  matcher: FaultMatcher;
  behaviour: FaultBehaviour;
  left: number;
}

/** Faults waiting for their request. */
export class Faults {
  readonly #waiting: Scripted[] = [];

  /** Lets the next matching request (or the next `times`) meet a fault. */
  next(matcher: FaultMatcher, behaviour: FaultBehaviour, times = 1): void {
    this.#waiting.push({ matcher, behaviour, left: times });
  }

  /** Forgets the faults that did not strike. */
  clear(): void {
    this.#waiting.length = 0;
  }

  /** The fault for a request, which is used up by asking. */
  take(request: { method: string; route: string; path: string }): FaultBehaviour | undefined {
    const found = this.#waiting.find(
      ({ matcher, left }) =>
        left > 0 &&
        (matcher.method ?? request.method) === request.method &&
        (matcher.route ?? request.route) === request.route &&
        (matcher.path ?? request.path) === request.path,
    );
    if (found) found.left -= 1;
    return found?.behaviour;
  }
}
