import type { PaperRecord } from '../papers/api.ts';
import { convertPaper } from './hf/convert.ts';
import { type HfParts, requestList } from './hf/request.ts';

/** What trends at Hugging Face now, first first. Its order follows activity in code, not votes. */
export async function hfTrending(parts: HfParts, signal?: AbortSignal): Promise<readonly PaperRecord[]> {
  const ask = { query: { sort: 'trending' }, firstPage: true };
  const list = await requestList(parts, ask, signal ?? new AbortController().signal);
  const records = (list?.items ?? []).map((item) => convertPaper(item.paper, item.title ?? ''));
  return records.filter((record) => record !== undefined);
}
