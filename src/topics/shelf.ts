import { scheduler } from 'node:timers/promises';
import type { PaperId } from '../papers/api.ts';
import { type CompiledRule, compileStored } from './compile-rule.ts';
import { matchRule } from './match-rule.ts';
import type { PaperReader, ReadPaper } from './paper-reader.ts';

/** A prefix or an author is looked for in every paper: so many leave the event loop free. */
const MATCHED_AT_ONCE = 100;

/** Papers read together, for many rules: each rule is compiled and matched once, and looks only at papers with its words. */
export class Shelf {
  readonly papers: ReadonlyMap<PaperId, ReadPaper>;
  readonly #withStem = new Map<string, ReadPaper[]>();
  readonly #found = new Map<string, Promise<ReadonlyMap<PaperId, string>>>();

  private constructor(papers: ReadonlyMap<PaperId, ReadPaper>) {
    this.papers = papers;
  }

  /** In slices between which other work runs. */
  static async of(reader: PaperReader, ids: readonly PaperId[]): Promise<Shelf> {
    const papers = new Map<PaperId, ReadPaper>();
    const shelf = new Shelf(papers);
    for await (const read of reader.read(ids)) {
      papers.set(read.paper.id, read);
      for (const stem of read.text().anywhere) shelf.#add(stem, read);
    }
    return shelf;
  }

  /** Why each paper fits that fits; none when the text is no rule any more. */
  matches(rule: string): Promise<ReadonlyMap<PaperId, string>> {
    const found = this.#found.get(rule) ?? this.#match(rule);
    this.#found.set(rule, found);
    return found;
  }

  #add(stem: string, read: ReadPaper): void {
    const others = this.#withStem.get(stem);
    if (others) others.push(read);
    else this.#withStem.set(stem, [read]);
  }

  async #match(text: string): Promise<ReadonlyMap<PaperId, string>> {
    const found = new Map<PaperId, string>();
    const rule = compileStored(text);
    if (!rule) return found;
    let looked = 0;
    for (const read of this.#candidates(rule)) {
      const why = matchRule(rule, read.text());
      if (why !== undefined) found.set(read.paper.id, why);
      if (++looked % MATCHED_AT_ONCE === 0) await scheduler.yield();
    }
    return found;
  }

  /** Each alternative needs its rarest word; one without a whole word may be anywhere. */
  #candidates({ alternatives }: CompiledRule): Iterable<ReadPaper> {
    const candidates = new Set<ReadPaper>();
    if (alternatives.length === 0) return this.papers.values();
    for (const terms of alternatives) {
      const stems = terms.flatMap((term) => (term.kind === 'stems' ? term.stems : []));
      const [rarest] = stems
        .map((stem) => this.#withStem.get(stem) ?? [])
        .toSorted((a, b) => a.length - b.length);
      if (!rarest) return this.papers.values();
      for (const read of rarest) candidates.add(read);
    }
    return candidates;
  }
}
