import type { Clock } from '../clock.ts';
import type { Identifier, PaperRecord } from '../papers/api.ts';
import { paperByDoi, paperById } from './arxiv-query.ts';
import { hfPaper } from './hf-paper.ts';
import { within } from './http/limits.ts';
import type { PoliteFetch } from './polite-fetch.ts';
import { SourceError } from './source.ts';

export interface LookUpParts {
  readonly http: PoliteFetch;
  readonly clock: Clock;
  readonly arxivApiBase: string;
  readonly hfBase: string;
}

type Find = (identifier: Identifier, signal: AbortSignal) => Promise<PaperRecord | undefined>;

/** For one source, its queue and further tries included: somebody waits, at most half a minute for all of them. */
const FIND_MS = 12_000;

/** The sources that can be asked for one paper, in the order in which they are: the authors' own words first. */
export function allLookUps({ http, clock, arxivApiBase, hfBase }: LookUpParts) {
  const arxiv = { http, base: arxivApiBase };
  const soon = (name: string, find: Find) => ({
    name,
    find: (identifier: Identifier): Promise<PaperRecord | undefined> => {
      const late = () =>
        new SourceError('unreachable', `${name} took longer than ${FIND_MS / 1_000} s to answer`);
      const limit = { ms: FIND_MS, signal: new AbortController().signal, late };
      return within(clock, limit, (signal) => find(identifier, signal));
    },
  });
  return [
    soon('arXiv', async ({ kind, value }, signal) => {
      if (kind === 'doi') return paperByDoi(arxiv, value, signal);
      return kind === 'arxiv' ? paperById(arxiv, value, signal) : undefined;
    }),
    soon('Hugging Face', async ({ kind, value }, signal) =>
      kind === 'arxiv' ? hfPaper({ http, clock, base: hfBase }, value, signal) : undefined,
    ),
  ];
}
