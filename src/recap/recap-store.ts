import type { Destination, Schedule } from '../digest/schedule/schedule.ts';
import type { PaperId } from '../papers/api.ts';
import type { Week } from './week.ts';

/** What happened in a channel in a week, and around it. */
export interface WeekFacts {
  /** Papers posted in the channel, first ones first. */
  readonly posted: readonly PaperId[];
  /** Papers that its digests folded. */
  readonly folded: readonly PaperId[];
  /** For each of the week's days: papers announced by the sources, papers posted here, votes cast in the space. */
  readonly days: readonly { readonly announced: number; readonly posted: number; readonly votes: number }[];
  /** Digests that were posted. */
  readonly digests: number;
  /** People who voted in the space. */
  readonly voters: number;
  readonly saves: number;
}

/** What is written when a recap is set; subscriptions are not touched. */
export interface NewRecap {
  readonly destination: Destination;
  readonly scheduleId: string;
  readonly cron: string;
  readonly zone: string;
  readonly zoneFrom: Schedule['zoneFrom'];
  readonly nextAt: number;
  readonly setBy: string;
  readonly now: number;
}

export interface RecapStore {
  week(
    destination: Pick<Destination, 'id' | 'spaceId' | 'platform' | 'channelId'>,
    week: Week,
  ): Promise<WeekFacts>;
  set(recap: NewRecap): Promise<void>;
}
