import type { Clock } from '../clock.ts';
import type { PaperLibrary } from '../papers/api.ts';
import { RuleIndex } from './many/rule-index.ts';
import { PaperReader } from './paper-reader.ts';
import type { RecentPapers, RecentWindow } from './recent-papers.ts';

const WINDOW_DAYS = 28;
/** Beyond this many papers the newest stand for all. */
const SAMPLE = 2_000;
const KEPT_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

interface Parts {
  readonly recent: RecentPapers;
  readonly papers: Pick<PaperLibrary, 'byIds'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** How many papers a week each rule brings, over the last four weeks held. Kept for ten minutes. */
export class Rates {
  readonly #parts: Parts;
  #kept = new Map<string, Promise<number>>();
  #keptUntil = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rules asked for while they are being counted are not counted twice. */
  async of(rules: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const kept = this.#current();
    const missing = [...new Set(rules)].filter((rule) => !kept.has(rule));
    if (missing.length > 0) this.#keep(kept, missing);
    return new Map(
      await Promise.all(rules.map(async (rule) => [rule, (await kept.get(rule)) ?? 0] as const)),
    );
  }

  #current(): Map<string, Promise<number>> {
    const now = this.#parts.clock.now();
    if (now >= this.#keptUntil || now < this.#keptUntil - KEPT_MS) {
      this.#kept = new Map();
      this.#keptUntil = now + KEPT_MS;
    }
    return this.#kept;
  }

  #keep(kept: Map<string, Promise<number>>, rules: readonly string[]): void {
    const counting = this.#count(rules);
    for (const rule of rules) kept.set(rule, this.#rateOf(rule, counting, kept));
  }

  /** What could not be counted is counted anew when next asked for. */
  async #rateOf(
    rule: string,
    counting: Promise<ReadonlyMap<string, number>>,
    kept: Map<string, Promise<number>>,
  ): Promise<number> {
    try {
      return (await counting).get(rule) ?? 0;
    } catch (error) {
      kept.delete(rule);
      throw error;
    }
  }

  async #count(rules: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const window = await this.#parts.recent.lastDays(WINDOW_DAYS, SAMPLE);
    const index = await RuleIndex.of(rules);
    const matched = new Uint32Array(rules.length);
    for await (const { text } of new PaperReader(this.#parts.papers).read(window.paperIds)) {
      for (const place of index.matches(text())) matched[place] = (matched[place] ?? 0) + 1;
    }
    const aWeek = scale(window);
    return new Map(rules.map((rule, place) => [rule, (matched[place] ?? 0) * aWeek]));
  }
}

/** From matches in the sample to papers a week; what is held may be less than four weeks, but counts as one at least. */
function scale({ days, total, paperIds }: RecentWindow): number {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined || paperIds.length === 0) return 0;
  const weeks = ((Date.parse(last) - Date.parse(first)) / DAY_MS + 1) / 7;
  return total / paperIds.length / Math.max(1, weeks);
}
