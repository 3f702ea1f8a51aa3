/** Spaces out the opening of new direct conversations: bots that open many at once get quarantined. */
export class OpeningPace {
  readonly #everyMs: number;
  readonly #free = new Map<string, number>();
  readonly #turns = new Map<string, { readonly platform: string; readonly at: number }>();

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** When this one may open on this platform: now or in the past when it is its turn. A turn given stays, but for a pause. */
  turn(platform: string, key: string, now: number): number {
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

  #nextFree(platform: string, now: number): number {
    const turn = Math.max(now, this.#free.get(platform) ?? now);
    this.#free.set(platform, turn + this.#everyMs);
    return turn;
  }
}
