/** Spaces out the opening of new direct conversations: bots that open many at once get quarantined. */
export class OpeningPace {
  readonly #everyMs: number;
  readonly #free = new Map<string, number>();
  readonly #turns = new Map<string, number>();

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** When this one may open on this platform: now or in the past when it is its turn. A turn given stays. */
  turn(platform: string, key: string, now: number): number {
    const turn = this.#turns.get(key) ?? this.#nextFree(platform, now);
    if (turn <= now) this.#turns.delete(key);
    else this.#turns.set(key, turn);
    return turn;
  }

  #nextFree(platform: string, now: number): number {
    const turn = Math.max(now, this.#free.get(platform) ?? now);
    this.#free.set(platform, turn + this.#everyMs);
    return turn;
  }
}
