import type { PaperRecord } from '../papers/api.ts';
import { arxivId } from '../papers/arxiv-id.ts';
import { convertVoted } from './hf/convert.ts';
import { parseHfPaper } from './hf/parse.ts';
import { HF_API, type HfParts, JSON_KINDS } from './hf/request.ts';

/** What Hugging Face holds of an arXiv paper; undefined when it has no page, which is an ordinary answer. */
export async function hfPaper(
  parts: HfParts,
  id: string,
  signal?: AbortSignal,
): Promise<PaperRecord | undefined> {
  const name = arxivId(id);
  if (name === undefined) return undefined;
  const answer = await parts.http.fetch(`${parts.base ?? HF_API}/papers/${name}`, {
    kinds: JSON_KINDS,
    readable: [404],
    ...(signal ? { signal } : {}),
  });
  return answer.code === 404 ? undefined : convertVoted(parseHfPaper(answer.text));
}
