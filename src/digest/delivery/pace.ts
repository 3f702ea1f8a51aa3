import type { ChatPlatform } from '../../chat/api.ts';

const SECOND_MS = 1_000;
/** Messages leave in steps: several at a time, so that they are claimed and recorded together. */
const STEP_MS = 100;
/** Aimed at somewhat less than the most, so that steps that came late can be made up for. */
const AIM = 0.94;
const STEPS_MADE_UP = 3;

/** How many messages may leave when: in no second more than the platform takes, spread over it, and none while it asks to wait. */
export class Pace {
  readonly #perSecond: number;
  readonly #perMs: number;
  readonly #step: number;
  #due: number;
  #dueAt: number | undefined;
  /** What left in the last second, oldest first. */
  #left: { at: number; count: number }[] = [];
  #restsUntil = 0;
  #restMs = 0;

  constructor({ perSecond }: Pick<NonNullable<ChatPlatform['pace']>, 'perSecond'>) {
    this.#perSecond = perSecond;
    this.#perMs = (perSecond * AIM) / SECOND_MS;
    this.#step = Math.max(1, Math.floor(this.#perMs * STEP_MS));
    this.#due = this.#step;
  }

  /** Milliseconds until a step's messages may leave; 0 when they may now. */
  waitMs(now: number): number {
    this.#pass(now);
    if (this.#restsUntil > now) return this.#restsUntil - now;
    if (this.#free() >= this.#step) return 0;
    const [oldest] = this.#left;
    const full = this.#perSecond - this.#inSecond() < this.#step;
    const untilFree = full && oldest ? oldest.at + SECOND_MS - now : 0;
    return Math.ceil(Math.max(1, untilFree, (this.#step - this.#due) / this.#perMs));
  }

  /** How many may leave now, of so many wanted. */
  take(wanted: number, now: number): number {
    if (!Number.isFinite(this.#perSecond)) return wanted;
    this.#pass(now);
    const count = Math.min(wanted, this.#free());
    this.#due -= count;
    this.#left.push({ at: now, count });
    return count;
  }

  /** Gives back what was taken last for nothing. */
  giveBack(count: number): void {
    const last = this.#left.at(-1);
    if (!last) return;
    last.count -= count;
    this.#due += count;
  }

  /** The platform asked that nothing leaves for so long. */
  rest(ms: number, now: number): void {
    if (now + ms < this.#restsUntil) return;
    this.#restsUntil = now + ms;
    this.#restMs = ms;
  }

  #free(): number {
    return Math.max(0, Math.floor(Math.min(this.#perSecond - this.#inSecond(), this.#due)));
  }

  #inSecond(): number {
    return this.#left.reduce((sum, { count }) => sum + count, 0);
  }

  /** A clock set back starts anew; what the platform asked for it gets, from now on. */
  #pass(now: number): void {
    const passed = now - (this.#dueAt ?? now);
    if (passed < 0) {
      this.#left = [];
      this.#restsUntil = Math.min(this.#restsUntil, now + this.#restMs);
    }
    if (passed > 0) this.#due = Math.min(this.#step * STEPS_MADE_UP, this.#due + passed * this.#perMs);
    this.#dueAt = now;
    this.#left = this.#left.filter(({ at, count }) => count > 0 && at > now - SECOND_MS);
  }
}
