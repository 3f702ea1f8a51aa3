import type { FoldedPage } from '../api.ts';
import type { DeskParts } from './desk-parts.ts';

const PAGE = 10;

/** One page of a digest's "also announced"; the nearest page there is when it has fewer. */
export async function folded(
  { shown, library }: DeskParts,
  digestId: string,
  wanted: number,
): Promise<FoldedPage | undefined> {
  const first = await shown.folded(digestId, 0, 0);
  if (!first) return undefined;
  const pages = Math.max(1, Math.ceil(first.total / PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(wanted) || 1));
  const rows = (await shown.folded(digestId, (page - 1) * PAGE, PAGE))?.papers ?? [];
  // One by one, since a paper merged into another comes back under that one's id.
  const papers = await Promise.all(
    rows.map(async ({ paperId, reason }) =>
      (await library.byIds([paperId])).map((paper) => ({ paper, reason })),
    ),
  );
  return { papers: papers.flat(), page, pages, total: first.total };
}
