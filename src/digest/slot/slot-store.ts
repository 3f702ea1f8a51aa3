import type { PaperId } from '../../papers/api.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { QuietLine } from './quiet-line.ts';
import type { Slot, SlotOutcome } from './slot.ts';

/** Everything that one slot decides. */
export interface Decision {
  /** As read: when it has changed since, nothing is written. */
  readonly schedule: Schedule;
  readonly slot: Slot;
  /** Older slots that are not run any more. */
  readonly skipped: readonly Slot[];
  /** The slot was recorded before, as waiting for a source. */
  readonly again: boolean;
  readonly watermark: number;
  readonly nextAt: number;
  readonly digest?: NewDigest;
  /** What the channel is told in place of a digest. */
  readonly quiet?: QuietLine;
  readonly now: number;
}

export interface NewDigest {
  readonly id: string;
  readonly fromNumber: number;
  readonly toNumber: number;
  /** In order. */
  readonly papers: readonly { readonly paperId: PaperId; readonly reason: string; readonly shown: boolean }[];
  /** What else fits, best first. */
  readonly folded?: readonly PaperId[];
  readonly deliveries: readonly Pick<Delivery, 'key' | 'part' | 'parts' | 'message' | 'subjects' | 'under'>[];
}

/** Slots, each decided once. */
export interface SlotStore {
  /** In one transaction: slot, digest, deliveries, papers shown, watermark, next slot. False when it was decided already. */
  decide(decision: Decision): Promise<boolean>;
  /** Schedules with a slot that waits for a source or is being sent. */
  open(): Promise<ReadonlySet<string>>;
  /** Slots waiting for a source. */
  waiting(): Promise<readonly Slot[]>;
  /** Ends the slots of a schedule that wait for a source. */
  endWaiting(scheduleId: string, outcome: SlotOutcome, reason: string, now: number): Promise<void>;
  /** Digests being sent of which every message has ended: a process stopped before it wrote the outcome. */
  unsettled(): Promise<readonly string[]>;
  ofDigest(digestId: string): Promise<Slot | undefined>;
  /** Newest first. */
  last(scheduleId: string, limit: number): Promise<readonly Slot[]>;
  /** Slots of that local date that ran: not those skipped or failed. */
  ranOn(scheduleId: string, localDate: string): Promise<number>;
  /** Ends a slot that is being sent or waits; false when it had ended. */
  end(
    slot: Pick<Slot, 'scheduleId'> & Occurrence,
    outcome: SlotOutcome,
    reason: string,
    now: number,
  ): Promise<boolean>;
  /** Slots without a digest that lie ahead have not been: a clock that was wrong decided them. */
  forgetAhead(now: number): Promise<void>;
}
