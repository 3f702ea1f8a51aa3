import type { DayCount } from '../api.ts';
import type { FirstNews } from './recent-news.ts';
import { type RecentWindow, WINDOW_DAYS } from './recent-texts.ts';

export interface DayCounts {
  /** Oldest first. */
  readonly days: readonly DayCount[];
  readonly matched: number;
  /** All that was announced on these days by the same sources. */
  readonly announced: number;
  readonly perDay: number;
}

/**
 * Papers on each of the last announcement days. Only days on which a source that brings any of them announces are
 * counted: one without weekends has no quiet weekends.
 */
export function dayCounts({ days, papers }: RecentWindow, matching: readonly FirstNews[]): DayCounts {
  const bringing = new Set(matching.map(({ source }) => source));
  const counts = ({ source }: { source: string }) => bringing.size === 0 || bringing.has(source);
  const own = [...new Set(days.filter(counts).map(({ day }) => day))].sort().slice(-WINDOW_DAYS);
  const papersOn = new Map(own.map((day) => [day, 0]));
  for (const { day } of matching) papersOn.set(day, (papersOn.get(day) ?? 0) + 1);
  const counted = own.map((day) => ({ day, papers: papersOn.get(day) ?? 0 }));
  const matched = counted.reduce((sum, each) => sum + each.papers, 0);
  const within = new Set(own);
  const announced = papers.filter((paper) => counts(paper) && within.has(paper.day)).length;
  return { days: counted, matched, announced, perDay: matched / Math.max(1, own.length) };
}

/** The mean over days counted before, so that two rules are compared on the same days. */
export function perDayOn(days: readonly DayCount[], matching: readonly FirstNews[]): number {
  const within = new Set(days.map(({ day }) => day));
  return matching.filter(({ day }) => within.has(day)).length / Math.max(1, days.length);
}
