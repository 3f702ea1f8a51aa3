import { scheduler } from 'node:timers/promises';
import type { Paper, PaperId } from '../../papers/api.ts';
import { together } from '../../together.ts';
import type { PaperReader } from '../../topics/paper-reader.ts';
import { Shelf } from '../../topics/shelf.ts';
import { WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { News } from './announced-papers.ts';

/** A paper announced, with what is the same for whoever gets it. */
export interface Announced {
  readonly paperId: PaperId;
  readonly news: News;
  readonly upvotes: number;
}

/** A paper that fits a rule, with the reason; '' for the whole feed. */
export interface Fit {
  readonly about: Announced;
  readonly why: string;
}

/** About 15 kB a paper. */
const SHELF = 1_000;
/** A rule is compiled and looked for in well under a millisecond. */
const RULES_AT_ONCE = 20;
const ASKED_AT_ONCE = 500;
/** About 100 bytes each. */
const FITS_KEPT = 200_000;

/** Papers announced, and which rules they fit: each rule is looked for once, whoever asks. Read in shelves that memory bears. */
export class NewsWindow {
  /** The last news of each paper: one announced by two sources is one paper. */
  readonly news: ReadonlyMap<PaperId, News>;
  readonly #reader: PaperReader;
  readonly #fits = new Map<string, Fit[]>();
  #kept = 0;
  readonly #announced = new Map<PaperId, Announced>();
  readonly #since = new Map<number, number>();
  #only: Promise<Shelf> | undefined;

  constructor(reader: PaperReader, news: ReadonlyMap<PaperId, News>) {
    this.#reader = reader;
    this.news = news;
  }

  /** How many papers have news above this number. */
  since(after: number): number {
    const known =
      this.#since.get(after) ?? [...this.news.values()].filter(({ number }) => number > after).length;
    this.#since.set(after, known);
    return known;
  }

  /** For each rule, in the order asked, what fits it; `*` stands for the whole feed. */
  async fits(rules: readonly string[]): Promise<readonly (readonly Fit[])[]> {
    const kept = rules.map((rule) => this.#fits.get(rule));
    return kept.every((fits) => fits !== undefined) ? kept : this.#lookFor(rules);
  }

  /** Who asks at the same time shares one reading of the papers. */
  readonly #lookFor = together(async (asks: readonly (readonly string[])[]) => {
    const missing = [...new Set(asks.flat())].filter((rule) => !this.#fits.has(rule));
    const found = new Map<string, Fit[]>(missing.map((rule) => [rule, []]));
    if (missing.length > 0) for await (const shelf of this.shelves()) await this.#match(shelf, found);
    const answers = asks.map((rules) => rules.map((rule) => found.get(rule) ?? this.#fits.get(rule) ?? []));
    this.#keep(found);
    return answers;
  }, ASKED_AT_ONCE);

  /** Channels of one space, which share topics, come about together: what nobody has asked for of late may be looked for again. */
  #keep(found: ReadonlyMap<string, Fit[]>): void {
    for (const [rule, fits] of found) {
      this.#fits.set(rule, fits);
      this.#kept += fits.length;
    }
    for (const [rule, fits] of this.#fits) {
      if (this.#kept <= FITS_KEPT) return;
      this.#fits.delete(rule);
      this.#kept -= fits.length;
    }
  }

  async #match(shelf: Shelf, found: ReadonlyMap<string, Fit[]>): Promise<void> {
    let looked = 0;
    for (const [rule, fits] of found) {
      if (rule === WHOLE_FEED) for (const id of shelf.papers.keys()) this.#add(fits, shelf, id, '');
      else for (const [id, why] of await shelf.matches(rule)) this.#add(fits, shelf, id, why);
      if (++looked % RULES_AT_ONCE === 0) await scheduler.yield();
    }
  }

  #add(fits: Fit[], shelf: Shelf, id: PaperId, why: string): void {
    const about = this.#announced.get(id) ?? this.#about(shelf, id);
    if (about) fits.push({ about, why });
  }

  #about(shelf: Shelf, paperId: PaperId): Announced | undefined {
    const [news, paper] = [this.news.get(paperId), shelf.papers.get(paperId)?.paper];
    if (!news || !paper) return undefined;
    const about = { paperId, news, upvotes: upvotesOf(paper) };
    this.#announced.set(paperId, about);
    return about;
  }

  /** Its papers, in the order of their numbers. */
  async *shelves(): AsyncIterable<Shelf> {
    const ids = [...this.news.keys()];
    if (ids.length <= SHELF) {
      this.#only ??= Shelf.of(this.#reader, ids);
      yield await this.#only;
      return;
    }
    for (let at = 0; at < ids.length; at += SHELF)
      yield await Shelf.of(this.#reader, ids.slice(at, at + SHELF));
  }
}

/** One paper on two sources has the voters of both, but hardly the same ones twice. */
/** Of the source where it has most. */
export const upvotesOf = (paper: Paper) => Math.max(0, ...paper.sources.map(({ upvotes }) => upvotes));
