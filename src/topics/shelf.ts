import { scheduler } from 'node:timers/promises';
import type { PaperId } from '../papers/api.ts';
import { type CompiledTerm, compileStored } from './compile-rule.ts';
import { matchRule } from './match-rule.ts';
import type { PaperReader, ReadPaper } from './paper-reader.ts';
import { PlaceSet } from './place-set.ts';

/** A prefix or an author is looked for in every paper: so many leave the event loop free. */
const MATCHED_AT_ONCE = 100;

/** Papers read together, for many rules: each looks only at papers with all its words. */
export class Shelf {
  readonly papers: ReadonlyMap<PaperId, ReadPaper>;
  readonly #row: readonly ReadPaper[];
  readonly #withStem = new Map<string, PlaceSet>();

  private constructor(papers: ReadonlyMap<PaperId, ReadPaper>) {
    this.papers = papers;
    this.#row = [...papers.values()];
  }

  /** In slices between which other work runs. */
  static async of(reader: PaperReader, ids: readonly PaperId[]): Promise<Shelf> {
    const papers = new Map<PaperId, ReadPaper>();
    for await (const read of reader.read(ids)) {
      papers.set(read.paper.id, read);
      // Analysed here, between the reader's slices.
      read.text();
    }
    const shelf = new Shelf(papers);
    for (const [at, read] of shelf.#row.entries()) {
      for (const stem of read.text().anywhere) shelf.#placesOf(stem).add(at);
      if ((at + 1) % MATCHED_AT_ONCE === 0) await scheduler.yield();
    }
    return shelf;
  }

  /** Why each paper fits that fits; none when the text is no rule any more. */
  async matches(text: string): Promise<ReadonlyMap<PaperId, string>> {
    const found = new Map<PaperId, string>();
    const rule = compileStored(text);
    if (!rule) return found;
    let looked = 0;
    const alternatives = rule.alternatives.length > 0 ? rule.alternatives : [[]];
    const places = alternatives.map((terms) => this.#withAll([...terms, ...rule.must]));
    for (const at of this.#anyOf(places)) {
      const possible = rule.alternatives.filter((_, i) => places[i]?.has(at));
      const read = this.#row[at];
      const why = read && matchRule(rule, read.text(), possible);
      if (read && why !== undefined) found.set(read.paper.id, why);
      if (++looked % MATCHED_AT_ONCE === 0) await scheduler.yield();
    }
    return found;
  }

  #placesOf(stem: string): PlaceSet {
    const places = this.#withStem.get(stem) ?? new PlaceSet(this.#row.length);
    this.#withStem.set(stem, places);
    return places;
  }

  /** Where one of these holds. */
  #anyOf(places: readonly PlaceSet[]): Iterable<number> {
    const any = new PlaceSet(this.#row.length);
    for (const each of places) any.unite(each);
    return any;
  }

  /** An alternative needs all its whole words; one without any may be anywhere. */
  #withAll(terms: readonly CompiledTerm[]): PlaceSet {
    const all = new PlaceSet(this.#row.length).fill();
    for (const term of terms) {
      for (const stem of term.kind === 'stems' ? term.stems : []) all.intersect(this.#withStem.get(stem));
    }
    return all;
  }
}
