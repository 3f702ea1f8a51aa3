import { UserError } from '../../src/errors.ts';
import type { Paper, PaperLibrary, TrendingPaper } from '../../src/papers/api.ts';
import type { SourceStatus, StatusBoard } from '../../src/status/api.ts';

/** Papers on days, in memory. */
export class MemoryLibrary implements PaperLibrary {
  readonly papers = new Map<string, Paper>();
  readonly held = new Map<string, string[]>();
  /** Papers the sources would bring. */
  readonly abroad = new Map<string, Paper>();

  add(day: string, ...papers: Paper[]): void {
    for (const paper of papers) this.papers.set(paper.id, paper);
    this.held.set(day, [...(this.held.get(day) ?? []), ...papers.map(({ id }) => id)]);
  }

  async byIds(ids: readonly string[]) {
    return ids.flatMap((id) => this.papers.get(id) ?? []);
  }

  async resolve(idOrLink: string) {
    const named = [...this.papers.values()].find(({ identifiers }) =>
      identifiers.some(({ value }) => idOrLink.includes(value)),
    );
    return this.papers.get(idOrLink) ?? named;
  }

  async obtain(idOrLink: string) {
    const found = (await this.resolve(idOrLink)) ?? this.abroad.get(idOrLink);
    if (!found) throw new UserError(`No source knows ${idOrLink}. Check the id.`);
    return found;
  }

  async day(day: string) {
    const ids = this.held.get(day);
    if (!ids) return undefined;
    const days = [...this.held.keys()].toSorted();
    const previous = days.findLast((other) => other < day);
    const next = days.find((other) => other > day);
    const papers = (await this.byIds(ids)).map(
      (paper) => ({ paper, source: 'hf-daily', kind: 'new' }) as const,
    );
    return { day, papers, ...(previous && { previous }), ...(next && { next }) };
  }

  async latestDay() {
    return [...this.held.keys()].toSorted().at(-1);
  }

  async days(limit: number) {
    const days = [...this.held].map(([day, ids]) => ({ day, papers: ids.length }));
    return days.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, limit);
  }

  async trending({
    until,
    days,
    limit,
  }: Parameters<PaperLibrary['trending']>[0]): Promise<readonly TrendingPaper[]> {
    const from = new Date(Date.parse(until) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const ids = [...this.held].filter(([day]) => day >= from && day <= until).flatMap(([, held]) => held);
    const papers = await this.byIds(ids);
    return papers
      .map((paper) => ({ paper, votesHere: 0, upvotes: paper.sources[0]?.upvotes ?? 0 }))
      .toSorted((a, b) => b.upvotes - a.upvotes)
      .slice(0, limit);
  }

  async count() {
    return this.papers.size;
  }
}

/** How sources and platforms do, as the test says. */
export class MemoryBoard implements StatusBoard {
  readonly told: SourceStatus[] = [];
  sources = async () => this.told;
  platforms = () => [{ name: 'Pocket', state: 'connected', detail: 'as Paperboy' }];
}
