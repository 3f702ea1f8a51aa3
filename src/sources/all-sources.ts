import type { Clock } from '../clock.ts';
import { arxivFeed } from './arxiv-feed.ts';
import { arxivDay } from './arxiv-query.ts';
import { addDays, dayOf, isWeekend } from './days.ts';
import { hfDaily } from './hf-daily.ts';
import type { PoliteFetch } from './polite-fetch.ts';
import { HOUR } from './poll-times.ts';
import type { PaperSource } from './source.ts';

export interface AllSourcesParts {
  readonly http: PoliteFetch;
  readonly clock: Pick<Clock, 'now'>;
  /** `https://huggingface.co/api`, or what stands for it. */
  readonly hfBase: string;
  /** `https://rss.arxiv.org`, or what stands for it. */
  readonly arxivFeedBase: string;
  /** `https://export.arxiv.org/api`, or what stands for it. */
  readonly arxivApiBase: string;
  /** arXiv's, e.g. `cs.CL`. */
  readonly categories: readonly string[];
}

/** All that announce papers: Hugging Face Daily Papers, and each arXiv category. */
export function allSources(parts: AllSourcesParts): readonly PaperSource[] {
  return [daily(parts), ...parts.categories.map((category) => arxivCategory(parts, category))];
}

/** It fills its own gaps: the list of a past day can still be asked for. */
function daily({ http, clock, hfBase }: AllSourcesParts): PaperSource {
  return {
    ...hfDaily({ http, clock, base: hfBase }),
    daysDue: (day, now) => weekdaysAfter(day, dayOf(now)),
  };
}

/** A feed shows its newest day only; the query API tells the ones before. */
function arxivCategory(parts: AllSourcesParts, category: string): PaperSource {
  const { http, clock } = parts;
  return {
    ...arxivFeed({ http, clock, base: parts.arxivFeedBase }, category),
    // A day's feed is made in the hour after midnight in New York.
    daysDue: (day, now) => weekdaysAfter(day, dayOf(now - HOUR, 'America/New_York')),
    pastDay: (day, signal) => arxivDay({ http, base: parts.arxivApiBase }, category, day, signal),
  };
}

/** What lies further back is not announced any more. */
const DAYS_BACK = 7;

function weekdaysAfter(day: string, last: string): string[] {
  const week = Array.from({ length: DAYS_BACK }, (_, i) => addDays(last, i + 1 - DAYS_BACK));
  return week.filter((each) => each > day && !isWeekend(each));
}
