import type { Paper } from '../../papers/api.ts';
import { whyTheyFit } from '../../topics/why-they-fit.ts';
import type { FoldedPage } from '../api.ts';
import { reasonOf } from '../compose/compose.ts';
import { WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { DeskParts } from './desk-parts.ts';

const PAGE = 10;

/** One page of a digest's "also announced"; the nearest page there is when it has fewer. */
export async function folded(
  parts: DeskParts,
  digestId: string,
  wanted: number,
): Promise<FoldedPage | undefined> {
  const first = await parts.shown.folded(digestId, 0, 0);
  if (!first) return undefined;
  const pages = Math.max(1, Math.ceil(first.total / PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(wanted) || 1));
  const rows = (await parts.shown.folded(digestId, (page - 1) * PAGE, PAGE))?.papers ?? [];
  // One by one, since a paper merged into another comes back under that one's id.
  const held = await Promise.all(
    rows.map(async ({ paperId, reason }) =>
      (await parts.library.byIds([paperId])).map((paper) => ({ paper, reason })),
    ),
  );
  const papers = await withReasons(parts, first.destinationId, held.flat());
  return { papers, page, pages, total: first.total };
}

type Row = { readonly paper: Paper; readonly reason: string };

/** Most lists are never opened: why a paper fits is found out when somebody looks. */
async function withReasons({ schedules }: DeskParts, destinationId: string, rows: readonly Row[]) {
  const without = rows.filter(({ reason }) => reason === '').map(({ paper }) => paper);
  if (without.length === 0) return rows;
  const followed = await schedules.subscriptions(destinationId);
  const topics = followed.filter(({ topicId }) => topicId !== WHOLE_FEED);
  const found = await whyTheyFit(topics, without);
  const whole = topics.length < followed.length ? ['whole feed'] : [];
  return rows.map(({ paper, reason }) => {
    const reasons = [...whole, ...(found.get(paper.id) ?? [])];
    return { paper, reason: reason || reasonOf({ reasons, mayRepeat: false }) };
  });
}
