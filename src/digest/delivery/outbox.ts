import { SLOT_EXPIRY_MS } from '../schedule/schedule.ts';
import type { SlotStore } from '../slot/slot-store.ts';
import { Lane, type LaneParts } from './lane.ts';

export interface OutboxParts extends LaneParts {
  readonly slots: Pick<SlotStore, 'unsettled'>;
  /** No other process sends from this store: what is `sending` at the start was left by one that died. */
  readonly soleOwner: boolean;
}

const TOO_LATE = `too late: could not be posted within ${SLOT_EXPIRY_MS / 3_600_000} h; its papers come with the next digest`;
/** Longer than a platform's wait and a lease; a queue for direct conversations is asked again. */
const LONGEST_WAIT_MS = 3_600_000;
/** A message that belongs to no digest is news for a day. */
const SINGLE_EXPIRY_MS = 24 * 3_600_000;
const SINGLE_TOO_LATE = 'too late: could not be posted within a day';

/** Sends what is pending, the platforms side by side. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #stopped = new AbortController();
  #recovered = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Resolves when nothing more can be sent now. */
  async run(): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    await this.#recover();
    await this.#endUnsent();
    const platforms = await this.#parts.deliveries.platforms();
    const lanes = await Promise.allSettled(platforms.map((name) => this.#lane(name).run()));
    const failed = lanes.find((lane) => lane.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Claims nothing more; resolves when what is in hand has ended. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.allSettled([...this.#lanes.values()].map((lane) => lane.end()));
  }

  async #recover(): Promise<void> {
    const { deliveries, clock, soleOwner, log } = this.#parts;
    const now = clock.now();
    const before = soleOwner && !this.#recovered ? Number.MAX_SAFE_INTEGER : now;
    this.#recovered = true;
    await deliveries.bringBack(now + LONGEST_WAIT_MS, now);
    const lost = await deliveries.loseLeases(before, now);
    if (lost > 0) log?.warn({ deliveries: lost }, 'messages were being sent when a process stopped');
  }

  async #endUnsent(): Promise<void> {
    const { deliveries, slots, clock } = this.#parts;
    const now = clock.now();
    await this.#settleAll(await slots.unsettled());
    await this.#settleAll(await deliveries.dropTurnedOff('the digest was turned off', now));
    await deliveries.expireSingles(now - SINGLE_EXPIRY_MS, SINGLE_TOO_LATE, now);
    for (;;) {
      const late = await deliveries.expire(now - SLOT_EXPIRY_MS, TOO_LATE, now);
      if (late.length === 0) return;
      await this.#settleAll(late);
    }
  }

  async #settleAll(digests: readonly string[]): Promise<void> {
    await Promise.all(digests.map((digest) => this.#parts.settle(digest)));
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? new Lane(this.#parts, name, this.#stopped.signal);
    this.#lanes.set(name, lane);
    return lane;
  }
}
