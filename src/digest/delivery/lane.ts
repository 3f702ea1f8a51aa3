import { scheduler } from 'node:timers/promises';
import type { ChatPlatform } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import { lookUp } from './look-up.ts';
import { Pace } from './pace.ts';
import { type SendParts, send } from './send.ts';

export interface LaneParts extends SendParts {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
}

/** Longer than any request takes; a process that died is noticed after it. */
const LEASE_MS = 120_000;
/** A longer rest ends the run: the outbox comes by again. */
const LONGEST_REST_MS = 5_000;
/** For a platform that says nothing of its pace. */
const ONE_BY_ONE = { atOnce: 1, perSecond: Number.POSITIVE_INFINITY };

/** Sends what is pending on one platform, as many messages at once as it takes; those to one destination one after the other. */
export class Lane {
  readonly #parts: LaneParts;
  readonly #name: string;
  readonly #stopped: AbortSignal;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #faults: unknown[] = [];
  #pace: Pace | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: LaneParts, name: string, stopped: AbortSignal) {
    this.#parts = parts;
    this.#name = name;
    this.#stopped = stopped;
  }

  /** Resolves when nothing more can be sent now. Who comes while it runs waits for it. */
  run(): Promise<void> {
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Resolves when nothing is in hand any more. */
  async end(): Promise<void> {
    await this.#running;
  }

  /** One message's fault keeps no other back; it is told when the others are done. */
  async #drain(): Promise<void> {
    try {
      await this.#findUnknown();
      while (await this.#sendSome());
    } finally {
      await Promise.all(this.#inFlight);
    }
    const [fault] = this.#faults.splice(0);
    if (fault !== undefined) throw fault;
  }

  async #findUnknown(): Promise<void> {
    const { deliveries, clock } = this.#parts;
    for (const delivery of await deliveries.unknown(this.#name, clock.now())) {
      const platform = this.#connected();
      if (!platform || (await this.#room(platform, 1)) === 0) return;
      this.#begin(() => lookUp(this.#parts, platform, delivery));
    }
    await Promise.all(this.#inFlight);
  }

  /** False when there is nothing more to send now. */
  async #sendSome(): Promise<boolean> {
    const { deliveries, clock, at } = this.#parts;
    const platform = this.#connected();
    if (!platform) return false;
    const room = await this.#room(platform, Number.POSITIVE_INFINITY);
    if (room === 0) return false;
    at('before-claim', '');
    const now = clock.now();
    const claimed = await deliveries.claim(this.#name, now, now + LEASE_MS, room);
    this.#paceOf(platform).giveBack(room - claimed.length);
    for (const delivery of claimed) {
      this.#begin(async () => {
        at('after-claim', delivery.key);
        const result = await send(this.#parts, platform, delivery, now + LEASE_MS);
        if (result?.state === 'later' && result.everywhere) this.#rest(platform, result.afterMs);
      });
    }
    // A platform on this machine answers, and SQLite always does, without ever letting anything else run.
    await scheduler.yield();
    if (claimed.length > 0) return true;
    if (this.#inFlight.size === 0) return false;
    // What waited for one of these may be next.
    await Promise.race(this.#inFlight);
    return true;
  }

  /** How many of so many may leave now, after waiting until some may; 0 when none may soon. */
  async #room(platform: ChatPlatform, wanted: number): Promise<number> {
    const { clock } = this.#parts;
    const { atOnce } = platform.pace ?? ONE_BY_ONE;
    const pace = this.#paceOf(platform);
    for (;;) {
      if (this.#stopped.aborted) return 0;
      if (this.#inFlight.size >= atOnce) {
        await Promise.race(this.#inFlight);
        continue;
      }
      const wait = pace.waitMs(clock.now());
      if (wait > LONGEST_REST_MS) return 0;
      if (wait === 0) return pace.take(Math.min(wanted, atOnce - this.#inFlight.size), clock.now());
      await clock.sleep(wait, this.#stopped).catch(() => undefined);
    }
  }

  #begin(work: () => Promise<void>): void {
    const running = work()
      .catch((fault: unknown) => {
        this.#faults.push(fault);
      })
      .finally(() => this.#inFlight.delete(running));
    this.#inFlight.add(running);
  }

  #rest(platform: ChatPlatform, ms: number): void {
    this.#paceOf(platform).rest(ms, this.#parts.clock.now());
  }

  #paceOf(platform: ChatPlatform): Pace {
    this.#pace ??= new Pace(platform.pace ?? ONE_BY_ONE);
    return this.#pace;
  }

  /** What is not connected is asked nothing: messages stay pending, or unknown. */
  #connected(): ChatPlatform | undefined {
    const platform = this.#stopped.aborted ? undefined : this.#parts.platformOf(this.#name);
    return platform?.state().state === 'connected' ? platform : undefined;
  }
}
