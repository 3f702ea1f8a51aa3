/** Less than this is a clock being adjusted, not one put right. */
const SET_BACK_MS = 60_000;

/** Spaces out the opening of new direct conversations: bots that open many at once get quarantined. */
export class OpeningPace {
  readonly #everyMs: number;
  readonly #free = new Map<string, number>();
  readonly #turns = new Map<string, { readonly platform: string; readonly at: number }>();

  #lastLook = 0;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** When this one may open on this platform: now or in the past when it is its turn. A turn given stays, but for a pause. */
  turn(platform: string, key: string, now: number): number {
    if (now < this.#lastLook - SET_BACK_MS) this.#startAnew();
    this.#lastLook = now;
    const at = this.#turns.get(key)?.at ?? this.#nextFree(platform, now);
    if (at <= now) this.#turns.delete(key);
    else this.#turns.set(key, { platform, at });
    return at;
  }

  /** The platform wants no more opened before this instant: all wait, and begin again one after the other. */
  pause(platform: string, until: number): void {
    this.#free.set(platform, Math.max(until, this.#free.get(platform) ?? until));
    for (const [key, turn] of this.#turns) {
      if (turn.platform === platform && turn.at < until) this.#turns.delete(key);
    }
  }

  /** The clock was set back: turns given by it may lie days ahead. */
  #startAnew(): void {
    this.#free.clear();
    this.#turns.clear();
  }

  #nextFree(platform: string, now: number): number {
    const turn = Math.max(now, this.#free.get(platform) ?? now);
    this.#free.set(platform, turn + this.#everyMs);
    return turn;
  }
}
