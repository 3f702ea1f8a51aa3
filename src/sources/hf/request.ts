import type { Clock } from '../../clock.ts';
import type { FetchAnswer, PoliteFetch } from '../polite-fetch.ts';
import type { Validator } from '../source.ts';
import { type HfItem, type HfList, parseHfList } from './parse.ts';

export const HF_API = 'https://huggingface.co/api';

export interface HfParts {
  readonly http: PoliteFetch;
  readonly clock: Pick<Clock, 'now'>;
  /** `https://huggingface.co/api`, or what stands for it. */
  readonly base?: string;
}

export const JSON_KINDS = ['application/json'];
const PER_PAGE = 100;
/** No day has come near a thousand papers; more pages are a list that has no end. */
const MOST_PAGES = 10;

export interface ListAsk {
  readonly query: Readonly<Record<string, string>>;
  /** Only the first hundred. */
  readonly firstPage?: boolean;
  readonly conditional?: boolean;
}

export interface WholeList extends HfList {
  readonly validators: readonly Validator[];
}

/**
 * All pages of `daily_papers`, or undefined when the first is as it was. Votes move papers between pages while they are
 * read, so after several pages the first is read again for what has moved up meanwhile.
 */
export async function requestList(
  parts: HfParts,
  ask: ListAsk,
  signal: AbortSignal,
): Promise<WholeList | undefined> {
  const first = listUrl(parts, ask.query);
  const conditional = ask.conditional ?? false;
  const answer = await parts.http.fetch(first, { kinds: JSON_KINDS, conditional, signal });
  if (answer.status === 'not-modified') return undefined;
  const pages = [parseHfList(answer.text)];
  if (!ask.firstPage) pages.push(...(await furtherPages(parts, answer, signal)));
  if (pages.length > 1) pages.push(await page(parts, first, signal));
  return {
    items: distinct(pages.flatMap((list) => list.items)),
    skipped: [...new Set(pages.flatMap((list) => list.skipped))],
    validators: [answer.validator],
  };
}

async function furtherPages(parts: HfParts, first: FetchAnswer, signal: AbortSignal): Promise<HfList[]> {
  const pages: HfList[] = [];
  const seen = new Set([first.url]);
  for (let url = first.next; url !== undefined && !seen.has(url) && pages.length < MOST_PAGES; ) {
    seen.add(url);
    const answer = await parts.http.fetch(url, { kinds: JSON_KINDS, signal });
    const list = parseHfList(answer.text);
    if (list.items.length === 0) break;
    pages.push(list);
    url = answer.next;
  }
  return pages;
}

async function page(parts: HfParts, url: string, signal: AbortSignal): Promise<HfList> {
  return parseHfList((await parts.http.fetch(url, { kinds: JSON_KINDS, signal })).text);
}

function distinct(items: readonly HfItem[]): HfItem[] {
  return [...new Map(items.map((item) => [item.paper.id, item])).values()];
}

function listUrl(parts: HfParts, query: ListAsk['query']): string {
  const search = new URLSearchParams({ ...query, limit: String(PER_PAGE) });
  return `${parts.base ?? HF_API}/daily_papers?${search}`;
}
