import { dayOf } from './days.ts';
import { fingerprintOf } from './fingerprint.ts';
import { convertVoted, HF_SOURCE } from './hf/convert.ts';
import { type HfParts, requestList } from './hf/request.ts';
import { afterFailure, HOUR } from './poll-times.ts';
import type { FeedPage, PaperSource } from './source.ts';

/**
 * What trends at Hugging Face now. It announces nothing: it tells how the votes of papers listed on earlier days have moved,
 * and of papers never listed. Its order follows activity in code, not votes.
 */
export function hfTrending(parts: HfParts): PaperSource {
  return {
    feed: 'hf-trending',
    source: HF_SOURCE,
    name: 'Hugging Face trending',
    nextPollAt: (memory, now) => {
      if (memory.triedAt === 0) return now;
      return memory.failures > 0 ? afterFailure(memory) : memory.triedAt + 6 * HOUR;
    },
    async *announcements(_since, signal) {
      yield await readTrending(parts, signal);
    },
  };
}

async function readTrending(parts: HfParts, signal: AbortSignal): Promise<FeedPage> {
  const list = await requestList(parts, { query: { sort: 'trending' }, firstPage: true }, signal);
  const items = list?.items ?? [];
  const records = items
    .map((item) => convertVoted(item.paper, item.title ?? ''))
    .filter((each) => each !== undefined);
  return {
    state: 'ok',
    day: dayOf(parts.clock.now()),
    detail: `${records.length} papers`,
    records,
    skipped: list?.skipped ?? [],
    fingerprint: fingerprintOf(items.map((item) => item.paper.id)),
    validators: list?.validators ?? [],
  };
}
