import type { AnnouncedPapers } from '../compose/announced-papers.ts';
import type { Draft } from '../compose/draft.ts';
import { clockInWords, dateInWords, isWeekend } from '../schedule/local-words.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import { SLOT_EXPIRY_MS } from '../schedule/schedule.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { SlotOutcome } from './slot.ts';

export interface Verdict {
  readonly outcome: SlotOutcome;
  readonly reason: string;
}

/** What a slot without a digest came to: a quiet day and a failure never look alike. */
export async function verdictWithout(
  announced: Pick<AnnouncedPapers, 'newestDay'>,
  about: {
    draft: Draft;
    followed: readonly Followed[];
    slot: Occurrence;
    zone: string;
    trouble: string;
    now: number;
  },
): Promise<Verdict> {
  const { draft, followed, slot, trouble } = about;
  if (followed.length === 0) {
    return { outcome: 'nothing-matched', reason: 'no topic is followed here any more' };
  }
  if (draft.announced > 0) return { outcome: 'nothing-matched', reason: unmatched(draft, followed, trouble) };
  if (trouble) return late(about);
  const day = await announced.newestDay();
  if (isWeekend(slot.localDate))
    return { outcome: 'nothing-announced', reason: 'nothing announced (weekend)' };
  const since = day === undefined ? 'no papers are held yet' : `no announcement since ${dateInWords(day)}`;
  return { outcome: 'nothing-announced', reason: `nothing announced (${since})` };
}

function late({
  slot,
  zone,
  trouble,
  now,
}: {
  slot: Occurrence;
  zone: string;
  trouble: string;
  now: number;
}) {
  const until = slot.dueAt + SLOT_EXPIRY_MS;
  if (now >= until) return { outcome: 'nothing-announced' as const, reason: `nothing announced: ${trouble}` };
  return {
    outcome: 'source-late' as const,
    reason: `${trouble}; I post when it does, until ${clockInWords(until, zone)}`,
  };
}

function unmatched({ announced }: Draft, followed: readonly Followed[], trouble: string): string {
  const papers = announced === 1 ? '1 new paper' : `${announced} new papers`;
  const why = followed.some(({ topicId }) => topicId === WHOLE_FEED)
    ? `${papers}, all posted here before`
    : `none of ${papers} fits ${followed.map(({ name }) => name).join(', ')}`;
  return trouble ? `${why}; ${trouble}` : why;
}
