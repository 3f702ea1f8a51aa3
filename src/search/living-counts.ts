import type { Entry } from './entry.ts';
import type { Field } from './tier.ts';

/** How many of the papers held have each key, and how long they are together. */
export class LivingCounts {
  readonly #frequencies: Readonly<Record<Field, Map<string, number>>> = {
    terms: new Map(),
    titleWords: new Map(),
    authorWords: new Map(),
    facets: new Map(),
  };
  #length = 0;
  #titleLength = 0;

  get totals() {
    return { length: this.#length, titleLength: this.#titleLength };
  }

  /** `change`: 1 when it comes, -1 when it goes. */
  count(entry: Entry, change: 1 | -1): void {
    this.#length += change * entry.length;
    this.#titleLength += change * entry.titleLength;
    for (const [field, frequencies] of Object.entries(this.#frequencies)) {
      for (const key of entry[field as Field].keys()) {
        frequencies.set(key, (frequencies.get(key) ?? 0) + change);
      }
    }
  }

  frequency(field: Field, key: string): number {
    return this.#frequencies[field].get(key) ?? 0;
  }

  /** May name some that only removed papers have. */
  keys(field: Field): Iterable<string> {
    return this.#frequencies[field].keys();
  }
}
