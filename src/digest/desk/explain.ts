import type { DigestExplanation } from '../api.ts';
import { WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { DeskParts } from './desk-parts.ts';

const PAGE = 10;

/** Why a digest brought its papers: what was said of each then, its votes by now, and what the place follows. */
export async function explain(
  parts: DeskParts,
  digestId: string,
  wanted: number,
): Promise<DigestExplanation | undefined> {
  const slot = await parts.slots.ofDigest(digestId);
  const entry = slot && (await parts.schedules.get(slot.scheduleId));
  if (!entry) return undefined;
  const { schedule, destination } = entry;
  const shown = await parts.shown.shownIn(digestId);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(wanted) || 1));
  const followed = await parts.schedules.subscriptions(destination.id);
  return {
    papers: await withVotes(parts, destination.spaceId, shown.slice((page - 1) * PAGE, page * PAGE)),
    page,
    pages,
    total: shown.length,
    follows: followed.map(({ topicId, name, rule }) =>
      topicId === WHOLE_FEED ? { name: 'the whole feed', rule: '' } : { name, rule },
    ),
    prefer: schedule.prefer,
  };
}

type Rows = Awaited<ReturnType<DeskParts['shown']['shownIn']>>;

async function withVotes({ library, votes }: DeskParts, spaceId: string, rows: Rows) {
  // One by one, since a paper merged into another comes back under that one's id.
  const held = await Promise.all(
    rows.map(async ({ paperId, reason }) =>
      (await library.byIds([paperId])).map((paper) => ({ paper, reason })),
    ),
  );
  const papers = held.flat();
  const tally = await votes.tally(
    spaceId,
    papers.map(({ paper }) => paper.id),
  );
  return papers.map(({ paper, reason }) => {
    const { up = 0, down = 0 } = tally.get(paper.id) ?? {};
    return { paper, reason, votesHere: up - down };
  });
}
