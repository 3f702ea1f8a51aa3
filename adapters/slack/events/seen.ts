const KEPT = 2000;

/** Which events were taken already: Slack repeats what was not acknowledged in time, and anybody can replay a request for five minutes. */
export class Seen {
  readonly #ids = new Set<string>();

  /** True once for each id. */
  firstTime(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    for (const oldest of this.#ids) {
      if (this.#ids.size <= KEPT) break;
      this.#ids.delete(oldest);
    }
    return true;
  }
}
