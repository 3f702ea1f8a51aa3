import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';

/** Calls a minute by tier: https://docs.slack.dev/apis/web-api/rate-limits */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
export type Tier = keyof typeof PER_MINUTE | 'post' | 'history' | 'none';

export interface RateLimitOptions {
  /** chat.postMessage: messages a second in one channel. Slack: about one. */
  postsPerSecond: number;
  /** … and how many may come at once. Slack: "short bursts". */
  postBurst: number;
  /** Multiplies the per-minute figures of the tiers. */
  tierFactor: number;
  /** conversations.history and .replies: tier 3, but 1 for distributed apps outside the Marketplace (since 2025-05-29). */
  historyPerMinute?: number;
}

/** Figures near the real ones. */
export const REAL_LIMITS: RateLimitOptions = { postsPerSecond: 1, postBurst: 3, tierFactor: 1 };

/** Token buckets, and the memory of who was told to wait. Off until `set`. */
export class RateLimits {
  private options: RateLimitOptions | undefined;
  private readonly buckets = new Map<string, { left: number; at: number }>();
  private readonly waits = new Map<string, number>();
  private readonly clock: Clock;

  constructor(clock: Clock, options?: RateLimitOptions) {
    this.clock = clock;
    this.options = options;
  }

  /** Switches limits on, or off with undefined. */
  set(options: RateLimitOptions | undefined): void {
    this.options = options;
    this.buckets.clear();
  }

  /** Takes one call from the bucket, or refuses with 429 and Retry-After. */
  take(method: string, tier: Tier, channel: string): void {
    if (this.options === undefined || tier === 'none') return;
    const key = tier === 'post' ? `${method} ${channel}` : method;
    const [size, perMs] = this.sizeOf(tier, this.options);
    const now = this.clock.now();
    const bucket = this.buckets.get(key) ?? { left: size, at: now };
    bucket.left = Math.min(size, bucket.left + (now - bucket.at) * perMs);
    bucket.at = now;
    this.buckets.set(key, bucket);
    if (bucket.left < 1) throw tooFast(Math.max(1, Math.ceil((1 - bucket.left) / perMs / 1000)));
    bucket.left -= 1;
  }

  /** Notes that the caller was told to wait, so that an early return shows in the ledger. */
  mustWait(method: string, seconds: number): void {
    this.waits.set(method, this.clock.now() + seconds * 1000);
  }

  /** True when the caller was told to wait and did not. */
  isEarly(method: string): boolean {
    return this.clock.now() < (this.waits.get(method) ?? 0);
  }

  private sizeOf(tier: Exclude<Tier, 'none'>, options: RateLimitOptions): [number, number] {
    if (tier === 'post') return [options.postBurst, options.postsPerSecond / 1000];
    const own = tier === 'history' ? options.historyPerMinute : undefined;
    const perMinute = own ?? PER_MINUTE[tier === 'history' ? 3 : tier] * options.tierFactor;
    return [Math.max(1, perMinute), perMinute / 60_000];
  }
}

/** The refusal of a call that came too fast. */
export const tooFast = (seconds: number | string | null): Refusal =>
  new Refusal('ratelimited', {
    rule: 'rate_limit',
    status: 429,
    headers: seconds === null ? {} : { 'retry-after': String(seconds) },
  });
