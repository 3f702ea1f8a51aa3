import type { Clock } from '../clock.ts';
import { arxivFeed } from './arxiv-feed.ts';
import { hfDaily } from './hf-daily.ts';
import type { PoliteFetch } from './polite-fetch.ts';
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
  readonly categories: readonly string[];
}

/** All that is polled: Hugging Face Daily Papers, and each arXiv category. */
export function allSources({ http, clock, categories, ...bases }: AllSourcesParts): readonly PaperSource[] {
  return [
    hfDaily({ http, clock, base: bases.hfBase }),
    ...categories.map((category) => arxivFeed({ http, clock, base: bases.arxivFeedBase }, category)),
  ];
}
