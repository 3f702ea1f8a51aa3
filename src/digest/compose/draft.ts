import type { Paper, PaperId } from '../../papers/api.ts';
import type { Destination, Layout } from '../schedule/schedule.ts';
import type { NewDigest } from '../slot/slot-store.ts';
import { compose, type Part, reasonOf, type ShownChoice } from './compose.ts';
import type { Reading } from './reading.ts';
import { type Choice, type SelectAsk, type SelectParts, select } from './select.ts';

export interface DraftAsk extends SelectAsk {
  readonly destination: Destination;
  readonly digestId: string;
  readonly at: number;
  readonly zone: string;
  readonly budget: number;
  readonly layout: Layout;
  /** Which source is missing, '' when none is. */
  readonly trouble: string;
  readonly preview: boolean;
}

/** A digest before anything is written: what tick and preview share. */
export interface Draft {
  /** Papers announced since, fitting or not. */
  readonly announced: number;
  readonly matched: number;
  readonly shown: number;
  /** Empty when nothing fits. */
  readonly parts: readonly Part[];
  readonly papers: NewDigest['papers'];
  readonly folded: readonly PaperId[];
}

/** More are counted, but nobody pages that far. */
const FOLDED_KEPT = 500;

export async function draftDigest(parts: SelectParts, reading: Reading, ask: DraftAsk): Promise<Draft> {
  const { announced, ranked } = await select(parts, reading, ask);
  const { destination, budget } = ask;
  const shown = await withPapers(reading, destination, ranked.slice(0, budget));
  const ids = shown.map(({ paperId }) => paperId);
  const elsewhere = reading.had.elsewhere(destination, ids);
  // Whoever is decided next in the same minute says so too.
  if (!ask.preview) reading.had.take(destination, ids);
  const name = destination.kind === 'direct' ? '' : destination.name;
  const emoji = await reading.emojiIn(destination.spaceId);
  const digits = await reading.digitsIn(destination.spaceId);
  return {
    announced,
    matched: ranked.length,
    shown: shown.length,
    parts: compose({ ...ask, emoji, digits, name, shown, matched: ranked.length, elsewhere }),
    papers: shown.map((choice) => ({ paperId: choice.paperId, reason: reasonOf(choice), shown: true })),
    folded: ranked.slice(budget, budget + FOLDED_KEPT).map(({ paperId }) => paperId),
  };
}

async function withPapers(
  reading: Reading,
  destination: Destination,
  choices: readonly Choice[],
): Promise<ShownChoice[]> {
  const papers = new Map<PaperId, Paper>();
  const ids = choices.map(({ paperId }) => paperId);
  for await (const { paper } of reading.papers.read(ids)) papers.set(paper.id, paper);
  const taste = choices.some(({ liking }) => liking) ? await reading.tasteOf(destination) : undefined;
  return choices.flatMap((choice) => {
    const paper = papers.get(choice.paperId);
    const liked = choice.liking && paper ? (taste?.because(paper) ?? '') : '';
    return paper ? [{ ...choice, paper, ...(liked && { liked }) }] : [];
  });
}
