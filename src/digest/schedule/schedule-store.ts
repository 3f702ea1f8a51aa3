import type { Destination, Schedule } from './schedule.ts';

export interface ScheduleWithDestination {
  readonly schedule: Schedule;
  readonly destination: Destination;
}

/** What a manager sets for a channel. */
export interface ChannelSetting {
  readonly destination: Destination;
  readonly scheduleId: string;
  readonly cron: string;
  readonly zone: string;
  readonly zoneFrom: Schedule['zoneFrom'];
  readonly kind: Schedule['kind'];
  readonly budget: number;
  readonly layout: Schedule['layout'];
  readonly prefer: Schedule['prefer'];
  readonly sayQuiet: boolean;
  /** The person's id; as it was when nobody is named. */
  readonly setBy?: string | undefined;
  /** As it was when absent. */
  readonly notes?: boolean | undefined;
  readonly nextAt: number;
  /** Topic ids, or `*` alone for the whole feed. */
  readonly topicIds: readonly string[];
  readonly now: number;
}

/** Schedules and what they follow. */
export interface ScheduleStore {
  /** Active schedules with a slot due, longest overdue first. */
  due(now: number): Promise<readonly string[]>;
  /** Active schedules whose next slot lies beyond this instant. */
  beyond(instant: number): Promise<readonly string[]>;
  get(scheduleId: string): Promise<ScheduleWithDestination | undefined>;
  /** A destination's digest, unless another kind is asked for. */
  ofDestination(destinationId: string, kind?: Schedule['kind']): Promise<ScheduleWithDestination | undefined>;
  /** Active ones of a space's channels, by name. */
  ofSpace(spaceId: string): Promise<readonly ScheduleWithDestination[]>;
  /** Puts the next slot elsewhere, unless the schedule has changed since it was read. */
  moveNext(schedule: Schedule, nextAt: number): Promise<void>;
  /** In one transaction: destination, schedule and exactly these subscriptions; what is followed already keeps its start. */
  setChannel(setting: ChannelSetting): Promise<void>;
  /** False when it was off. */
  turnOff(scheduleId: string, now: number): Promise<boolean>;
  /** What a destination follows. A topic id of `*` is the whole feed. */
  subscriptions(destinationId: string): Promise<readonly Followed[]>;
}

export interface Followed {
  readonly topicId: string;
  readonly name: string;
  /** '' for the whole feed. */
  readonly rule: string;
  /** Only announcements above this number come through it. */
  readonly since: number;
}

export const WHOLE_FEED = '*';
