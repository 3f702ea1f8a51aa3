import type { Occurrence } from '../schedule/occurrences.ts';

/** How a slot ended, or what it waits for. */
export type SlotOutcome =
  | 'source-late'
  | 'sending'
  | 'posted'
  | 'caught-up'
  | 'partly-posted'
  | 'nothing-announced'
  | 'nothing-matched'
  | 'skipped'
  | 'held'
  | 'failed';

/** One due moment of a schedule with what came of it. */
export interface Slot extends Occurrence {
  readonly scheduleId: string;
  readonly outcome: SlotOutcome;
  /** In a person's words. */
  readonly reason: string;
  readonly shown: number;
  readonly matched: number;
  readonly digestId: string;
}
