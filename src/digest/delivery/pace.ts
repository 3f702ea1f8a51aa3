import type { ChatPlatform } from '../../chat/api.ts';

/** So often new messages may leave: several at a time, so that they are claimed together, but few enough to stay below a limit by the second. */
const STEP_MS = 100;

/** How many messages may leave when: no more in a second than the platform takes, and none while it asks to wait. */
export class Pace {
  readonly #perStep: number;
  #free: number;
  #at = 0;
  #restsUntil = 0;

  constructor({ perSecond }: Pick<NonNullable<ChatPlatform['pace']>, 'perSecond'>) {
    this.#perStep = (perSecond * STEP_MS) / 1_000;
    this.#free = this.#most;
  }

  /** Milliseconds until a step's messages may leave; 0 when they may now. */
  waitMs(now: number): number {
    this.#refill(now);
    const rest = this.#restsUntil - now;
    if (rest > 0) return rest;
    const step = Math.max(1, Math.floor(this.#perStep));
    return this.#free >= step ? 0 : Math.ceil(((step - this.#free) / this.#perStep) * STEP_MS);
  }

  /** How many may leave now, of so many wanted. */
  take(wanted: number, now: number): number {
    this.#refill(now);
    const taken = Math.min(wanted, Math.floor(this.#free));
    this.#free -= taken;
    return taken;
  }

  /** Gives back what was taken for nothing. */
  giveBack(count: number): void {
    this.#free = Math.min(this.#most, this.#free + count);
  }

  /** The platform asked that nothing leaves for so long. */
  rest(ms: number, now: number): void {
    this.#restsUntil = Math.max(this.#restsUntil, now + ms);
  }

  get #most(): number {
    return Math.max(1, Math.ceil(this.#perStep));
  }

  #refill(now: number): void {
    if (!Number.isFinite(this.#perStep)) return;
    const passed = Math.max(0, now - this.#at);
    this.#free = Math.min(this.#most, this.#free + (passed / STEP_MS) * this.#perStep);
    this.#at = now;
  }
}
