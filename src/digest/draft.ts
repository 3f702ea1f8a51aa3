import type { PaperReader } from '../topics/paper-reader.ts';
import { compose, type Part, reasonOf } from './compose.ts';
import type { Destination } from './schedule.ts';
import { type SelectAsk, type SelectParts, select } from './select.ts';
import type { NewDigest } from './slot-store.ts';

export interface DraftAsk extends SelectAsk {
  readonly destination: Destination;
  readonly digestId: string;
  readonly at: number;
  readonly zone: string;
  readonly budget: number;
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
  /** First those shown, then the folded. */
  readonly papers: NewDigest['papers'];
}

/** More are counted, but nobody pages that far. */
const FOLDED_KEPT = 500;

export async function draftDigest(parts: SelectParts, reader: PaperReader, ask: DraftAsk): Promise<Draft> {
  const { announced, ranked } = await select(parts, reader, ask);
  const { destination, budget } = ask;
  const shownIds = ranked.slice(0, budget).map(({ paper }) => paper.id);
  const elsewhere = await parts.shown.elsewhere(destination.spaceId, destination.id, shownIds);
  const name = destination.kind === 'direct' ? '' : destination.name;
  return {
    announced,
    matched: ranked.length,
    shown: shownIds.length,
    parts: compose({ ...ask, name, ranked, elsewhere }),
    papers: ranked.slice(0, budget + FOLDED_KEPT).map((choice, i) => ({
      paperId: choice.paper.id,
      reason: reasonOf(choice),
      shown: i < budget,
    })),
  };
}
