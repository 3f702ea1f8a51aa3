/** No source is believed that wants us away for longer, and none is asked again sooner. */
const LONGEST_WAIT_MS = 15 * 60_000;
const SHORTEST_WAIT_MS = 1_000;

/**
 * The wait that headers ask for, in ms: `Retry-After` as seconds or a date, else the reset time of `RateLimit`
 * (huggingface.co/docs/hub/rate-limits). 0 when they say nothing that can be read.
 */
export function retryAfterMs(headers: Headers, now: number): number {
  const wait = fromRetryAfter(headers.get('retry-after')?.trim() ?? '', now) ?? fromRateLimit(headers);
  return wait === undefined ? 0 : Math.min(Math.max(wait, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
}

function fromRetryAfter(value: string, now: number): number | undefined {
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  // Only real HTTP dates: Date.parse alone takes "-5" and "2" for years.
  const date = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date - now;
}

function fromRateLimit(headers: Headers): number | undefined {
  const value = headers.get('ratelimit') ?? '';
  const [, left = '1'] = /;\s*r=(\d+)/.exec(value) ?? [];
  const [, reset] = /;\s*t=(\d+)/.exec(value) ?? [];
  return left === '0' && reset !== undefined ? Number(reset) * 1_000 : undefined;
}

/** A growing wait before the next try: 1 to 2 s, 2 to 4 s, … `chance` in [0, 1) keeps many clients from coming at once. */
export function backOffMs(tries: number, chance: number): number {
  return Math.round(1_000 * 2 ** (tries - 1) * (1 + chance));
}
