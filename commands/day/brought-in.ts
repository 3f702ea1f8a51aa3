import type { PaperDay, PaperId } from '../../src/papers/api.ts';
import { submittedBy } from '../../src/submissions/api.ts';
import type { Invocation } from '../invocation.ts';

/** A day's list as this person in this space sees it. */
export interface OwnDay {
  readonly day: PaperDay;
  /** Of papers that people here brought in. */
  readonly reasons: ReadonlyMap<PaperId, string>;
}

/** What people here brought in that day stands first, and what the person muted is left out. */
export async function ownDay(held: PaperDay, { space, person, services }: Invocation): Promise<OwnDay> {
  const brought = space ? await services.submissions.onDay(space.id, held.day) : [];
  const byPaper = Map.groupBy(brought, ({ paperId }) => paperId);
  const first = await services.papers.byIds([...byPaper.keys()]);
  const papers = [
    ...first.map((paper) => ({ paper, source: 'submitted', kind: 'new' as const })),
    ...held.papers.filter(({ paper }) => !byPaper.has(paper.id)),
  ];
  const muted = await services.mutes.of(
    person.id,
    papers.map(({ paper }) => paper.id),
  );
  return {
    day: { ...held, papers: papers.filter(({ paper }) => !muted.has(paper.id)) },
    reasons: new Map([...byPaper].map(([id, all]) => [id, all.map(submittedBy).join(' · ')])),
  };
}

/** A day on which no source announced anything, but people here brought something in. */
export async function onlyBroughtIn(
  day: string,
  { space, services }: Invocation,
): Promise<PaperDay | undefined> {
  const brought = space ? await services.submissions.onDay(space.id, day) : [];
  return brought.length > 0 ? { day, papers: [] } : undefined;
}
