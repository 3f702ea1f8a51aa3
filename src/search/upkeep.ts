import { describeError } from '../errors.ts';
import type { Concepts } from './concept/concepts.ts';
import type { Embedded } from './embed/embedded.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import type { TieredIndex } from './tiered-index.ts';

/** While many papers come in, a snapshot is taken after each so many. */
const PAPERS_UNSAVED = 25_000;
/** So are vectors that came from outside: they are not made again as cheaply. */
const VECTORS_UNSAVED = 5_000;

interface UpkeepParts {
  readonly index: TieredIndex;
  readonly concepts: Concepts;
  readonly embedded?: Embedded | undefined;
  readonly snapshot: Snapshot | undefined;
  readonly onTrouble: (what: string) => void;
}

/** Seals, merges, learns and saves whenever something came in, one thing at a time. */
export class Upkeep {
  readonly #parts: UpkeepParts;
  #running: Promise<void> | undefined;
  #again = false;
  #atRest = false;
  #learning: Promise<boolean> | undefined;
  #vectorsUnsaved = 0;
  #savedChange: number;
  /** One save at a time: they write to the same folder. */
  #saving: Promise<void> = Promise.resolve();

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    this.#savedChange = parts.index.sealedChange;
  }

  /** Something came in. `atRest`: nothing more is about to. */
  nudge(atRest = false): Promise<void> {
    this.#again = true;
    this.#atRest ||= atRest;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        while (await this.#parts.index.tidy()) await this.#saveIfDue(false);
        const atRest = this.#atRest;
        this.#atRest = false;
        await this.#saveIfDue(atRest);
        if (atRest) this.#learning ??= this.#learn();
      } catch (error) {
        // The store has everything: what failed now is tried again with the next change, or made again at the next start.
        this.#parts.onTrouble(`the search index could not be sealed or saved: ${describeError(error)}`);
      }
    }
  }

  /** So many vectors came in. */
  nudgeVectors(count: number): void {
    this.#vectorsUnsaved += count;
    if (this.#vectorsUnsaved >= VECTORS_UNSAVED) this.nudge(true);
  }

  /** Resolves when nothing is left to do, learning included. */
  async settle(): Promise<void> {
    do await this.nudge(true);
    while (await this.#learning);
  }

  /** Takes long, and nothing waits for it. True when something was learnt. */
  async #learn(): Promise<boolean> {
    const { index, concepts, onTrouble } = this.#parts;
    try {
      const learnt = await concepts.refresh(() => index.tiers);
      await this.#saveIfDue(true);
      return learnt;
    } catch (error) {
      onTrouble(`what papers are about could not be learnt or saved: ${describeError(error)}`);
      return false;
    } finally {
      this.#learning = undefined;
    }
  }

  /** Saves what is sealed, whatever else is going on. */
  save(): Promise<void> {
    return this.#saveIfDue(true);
  }

  #saveIfDue(atRest: boolean): Promise<void> {
    const saved = this.#saving.then(() => this.#saveNow(atRest));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #saveNow(atRest: boolean): Promise<void> {
    const { snapshot, index, concepts, embedded } = this.#parts;
    if (!snapshot) return;
    const { segments, sealedChange } = index;
    const unsaved = segments.filter((segment) => !snapshot.isSaved(segment));
    const papers = unsaved.reduce((sum, { size }) => sum + size, 0);
    const due = atRest ? papers > 0 || sealedChange !== this.#savedChange : papers >= PAPERS_UNSAVED;
    if (due) await snapshot.save(segments, sealedChange);
    if (due) this.#savedChange = sealedChange;
    if (!due && !atRest) return;
    await concepts.save(segments);
    await embedded?.save(segments);
    this.#vectorsUnsaved = 0;
  }
}
