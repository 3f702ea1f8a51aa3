import type { PoliteFetch } from '../polite-fetch.ts';
import { SourceError } from '../source.ts';
import { parseQueryAnswer, type QueryAnswer } from './query-parse.ts';

export interface ArxivQueryParts {
  readonly http: PoliteFetch;
  /** `https://export.arxiv.org/api`, or what stands for it. */
  readonly base?: string;
}

const KINDS = ['application/atom+xml', 'application/xml', 'text/xml'];

/** One request to the query API. A refusal comes with HTTP 400 and a feed that gives the reason, so its text is read. */
export async function query(
  parts: ArxivQueryParts,
  ask: Readonly<Record<string, string | number>>,
  signal?: AbortSignal,
): Promise<QueryAnswer> {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(ask)) search.set(key, String(value));
  const url = `${parts.base ?? 'https://export.arxiv.org/api'}/query?${search}`;
  const answer = await parts.http.fetch(url, {
    kinds: KINDS,
    readable: [400],
    ...(signal ? { signal } : {}),
  });
  const parsed = await parseQueryAnswer(answer.text);
  if (answer.code === 400) throw new SourceError('rejected', 'arXiv rejects the request without a reason');
  return parsed;
}
