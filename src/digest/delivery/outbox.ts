import { scheduler } from 'node:timers/promises';
import type { ChatPlatform } from '../../chat/api.ts';
import { SLOT_EXPIRY_MS } from '../schedule/schedule.ts';
import type { SlotStore } from '../slot/slot-store.ts';
import { lookUp } from './look-up.ts';
import { type SendParts, send } from './send.ts';

export interface OutboxParts extends SendParts {
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly slots: Pick<SlotStore, 'unsettled'>;
  /** No other process sends from this store: what is `sending` at the start was left by one that died. */
  readonly soleOwner: boolean;
}

/** Longer than any request takes; a process that died is noticed after it. */
const LEASE_MS = 120_000;
const TOO_LATE = `too late: could not be posted within ${SLOT_EXPIRY_MS / 3_600_000} h; its papers come with the next digest`;

/** Sends what is pending: one message after the other on each platform, the platforms side by side. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #lanes = new Map<string, Promise<void>>();
  #recovered = false;
  #stopping = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Resolves when nothing more can be sent now. */
  async run(): Promise<void> {
    if (this.#stopping) return;
    await this.#recover();
    await this.#endUnsent();
    const platforms = await this.#parts.deliveries.platforms();
    const lanes = await Promise.allSettled(platforms.map((name) => this.#lane(name)));
    const failed = lanes.find((lane) => lane.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Claims nothing more; resolves when what is in hand has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#lanes.values());
  }

  async #recover(): Promise<void> {
    const { deliveries, clock, soleOwner, log } = this.#parts;
    const now = clock.now();
    const before = soleOwner && !this.#recovered ? Number.MAX_SAFE_INTEGER : now;
    this.#recovered = true;
    const lost = await deliveries.loseLeases(before, now);
    if (lost > 0) log?.warn({ deliveries: lost }, 'messages were being sent when a process stopped');
  }

  async #endUnsent(): Promise<void> {
    const { deliveries, slots, clock } = this.#parts;
    const now = clock.now();
    await this.#settleAll(await slots.unsettled());
    await this.#settleAll(await deliveries.dropTurnedOff('the digest was turned off', now));
    for (;;) {
      const late = await deliveries.expire(now - SLOT_EXPIRY_MS, TOO_LATE, now);
      if (late.length === 0) return;
      await this.#settleAll(late);
    }
  }

  async #settleAll(digests: readonly string[]): Promise<void> {
    for (const digest of digests) {
      await this.#parts.settle(digest);
      await scheduler.yield();
    }
  }

  /** One at a time: who comes while it runs waits for it. */
  #lane(name: string): Promise<void> {
    const running = this.#lanes.get(name);
    if (running) return running;
    const lane = this.#drain(name).finally(() => this.#lanes.delete(name));
    this.#lanes.set(name, lane);
    return lane;
  }

  async #drain(name: string): Promise<void> {
    const { deliveries, clock, at } = this.#parts;
    for (const delivery of await deliveries.unknown(name, clock.now())) {
      const platform = this.#connected(name);
      if (platform) await lookUp(this.#parts, platform, delivery);
    }
    for (;;) {
      const platform = this.#connected(name);
      if (!platform) return;
      at('before-claim', '');
      const now = clock.now();
      const delivery = await deliveries.claim(name, now, now + LEASE_MS);
      if (!delivery) return;
      at('after-claim', delivery.key);
      await send(this.#parts, platform, delivery, now + LEASE_MS);
      // A platform on this machine answers, and SQLite always does, without ever letting anything else run.
      await scheduler.yield();
    }
  }

  /** What is not connected is asked nothing: messages stay pending, or unknown. */
  #connected(name: string): ChatPlatform | undefined {
    const platform = this.#stopping ? undefined : this.#parts.platformOf(name);
    return platform?.state().state === 'connected' ? platform : undefined;
  }
}
