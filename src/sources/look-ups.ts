import type { Clock } from '../clock.ts';
import type { Identifier, PaperRecord } from '../papers/api.ts';
import { paperByDoi, paperById } from './arxiv-query.ts';
import { hfPaper } from './hf-paper.ts';
import type { PoliteFetch } from './polite-fetch.ts';

export interface LookUpParts {
  readonly http: PoliteFetch;
  readonly clock: Pick<Clock, 'now'>;
  readonly arxivApiBase: string;
  readonly hfBase: string;
}

/** The sources that can be asked for one paper, in the order in which they are: the authors' own words first. */
export function allLookUps({ http, clock, arxivApiBase, hfBase }: LookUpParts) {
  const arxiv = { http, base: arxivApiBase };
  return [
    {
      name: 'arXiv',
      find: async ({ kind, value }: Identifier): Promise<PaperRecord | undefined> => {
        if (kind === 'doi') return paperByDoi(arxiv, value);
        return kind === 'arxiv' ? paperById(arxiv, value) : undefined;
      },
    },
    {
      name: 'Hugging Face',
      find: async ({ kind, value }: Identifier): Promise<PaperRecord | undefined> =>
        kind === 'arxiv' ? hfPaper({ http, clock, base: hfBase }, value) : undefined,
    },
  ];
}
