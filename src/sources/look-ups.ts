import type { Clock } from '../clock.ts';
import type { Identifier, PaperRecord } from '../papers/api.ts';
import { paperById } from './arxiv-query.ts';
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
  const byArxivId = (find: (id: string) => Promise<PaperRecord | undefined>) => (identifier: Identifier) =>
    identifier.kind === 'arxiv' ? find(identifier.value) : Promise.resolve(undefined);
  return [
    { name: 'arXiv', find: byArxivId((id) => paperById({ http, base: arxivApiBase }, id)) },
    { name: 'Hugging Face', find: byArxivId((id) => hfPaper({ http, clock, base: hfBase }, id)) },
  ];
}
