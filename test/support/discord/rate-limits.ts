/** One bucket: so many requests in so many milliseconds. */
export interface Limit {
  limit: number;
  perMs: number;
}

interface Window {
  used: number;
  endsAt: number;
}

export interface Verdict {
  headers: Record<string, string>;
  /** Set when the request must be refused. */
  wait?: { seconds: number; scope: 'user' | 'global' | 'shared' };
}

const GENEROUS: Limit = { limit: 1_000, perMs: 1_000 };
const TEN_MINUTES = 600_000;

/**
 * Rate limits as Discord keeps them: one window per route and major parameter, and one for all routes.
 * They run on real time even when a test sets the clock, because the client waits in real time.
 * https://discord.com/developers/docs/topics/rate-limits
 */
export class RateLimits {
  /** Requests a second over all routes; interaction callbacks do not count. */
  globalPerSecond = 50;
  /** Answers of 401, 403 and 429 in ten minutes after which Discord shuts the door. */
  invalidRequestLimit = 10_000;
  readonly #limits = new Map<string, Limit & { scope: 'user' | 'shared' }>();
  readonly #windows = new Map<string, Window>();
  readonly #invalid: number[] = [];
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Sets a route's bucket: `set('POST /channels/:channel/messages', { limit: 5, perMs: 5000 })`. */
  set(route: string, limit: Limit, scope: 'user' | 'shared' = 'user'): void {
    this.#limits.set(route, { ...limit, scope });
    for (const key of this.#windows.keys()) if (key.startsWith(`${route}|`)) this.#windows.delete(key);
  }

  /** How many invalid requests the last ten minutes saw. */
  get invalidRequests(): number {
    const since = this.#now() - TEN_MINUTES;
    return this.#invalid.filter((at) => at > since).length;
  }

  get banned(): boolean {
    return this.invalidRequests >= this.invalidRequestLimit;
  }

  /** Counts an answer if it is of the kind that leads to a ban. */
  countAnswer(status: number, scope?: string): void {
    if ([401, 403, 429].includes(status) && scope !== 'shared') this.#invalid.push(this.#now());
  }

  #use(
    key: string,
    { limit, perMs }: Limit,
  ): { remaining: number; resetAfter: number; over: boolean; resetAt: number } {
    const now = this.#now();
    let window = this.#windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { used: 0, endsAt: now + perMs };
      this.#windows.set(key, window);
    }
    const over = window.used >= limit;
    if (!over) window.used += 1;
    return {
      remaining: limit - window.used,
      resetAfter: (window.endsAt - now) / 1000,
      resetAt: window.endsAt / 1000,
      over,
    };
  }

  /** Counts one request and says what headers it gets and whether it must wait. */
  check(route: string, major: string, exemptFromGlobal: boolean): Verdict {
    if (!exemptFromGlobal) {
      const all = this.#use('*', { limit: this.globalPerSecond, perMs: 1_000 });
      if (all.over) return { headers: {}, wait: { seconds: all.resetAfter, scope: 'global' } };
    }
    const own = this.#limits.get(route) ?? { ...GENEROUS, scope: 'user' as const };
    const used = this.#use(`${route}|${major}`, own);
    const headers = {
      'x-ratelimit-limit': String(own.limit),
      'x-ratelimit-remaining': String(used.remaining),
      'x-ratelimit-reset': used.resetAt.toFixed(3),
      'x-ratelimit-reset-after': used.resetAfter.toFixed(3),
      'x-ratelimit-bucket': Buffer.from(route).toString('hex').slice(-32),
    };
    return used.over ? { headers, wait: { seconds: used.resetAfter, scope: own.scope } } : { headers };
  }
}
