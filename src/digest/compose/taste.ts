import type { Paper, PaperId } from '../../papers/api.ts';
import type { Destination } from '../schedule/schedule.ts';

/** What a place's people liked so far, to rank what fits. */
export interface PlaceTaste {
  /** From -1 to 1, 0 for a paper like all others. */
  likings(paperIds: readonly PaperId[]): Promise<ReadonlyMap<PaperId, number>>;
  /** `like what was voted for here: diffusion`; '' when no word says so. */
  because(paper: Paper): string;
}

/** Undefined where nothing was learned. */
export type TasteOf = (
  place: Pick<Destination, 'id' | 'spaceId' | 'platform' | 'channelId' | 'personId'>,
) => Promise<PlaceTaste | undefined>;

/** Gives a reader for one piece of work, which reads what places have in common once. */
export interface Tastes {
  reader(): TasteOf;
}

/** Nobody has a taste. */
export const NO_TASTE: Tastes = { reader: () => async () => undefined };
