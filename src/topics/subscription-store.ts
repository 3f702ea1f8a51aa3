import type { Schedule } from '../digest/schedule/schedule.ts';
import type { Topic } from './api.ts';

/** What joining writes. */
export interface NewSubscription {
  readonly personId: string;
  readonly spaceId: string;
  readonly platform: string;
  readonly topicId: string;
  readonly limit: number;
  /** Taken when the person has no schedule yet, or it rested. */
  readonly schedule: Pick<Schedule, 'id' | 'cron' | 'zone' | 'zoneFrom' | 'budget' | 'nextAt'>;
  readonly now: number;
}

/** A person's schedule, with what stands in its way. */
export interface PersonalSchedule {
  readonly schedule: Schedule;
  /** Why direct messages did not arrive; '' when they do. */
  readonly trouble: string;
}

export type OwnChoice = Pick<Schedule, 'cron' | 'zone' | 'zoneFrom' | 'budget' | 'nextAt'>;

/** People's subscriptions. */
export interface SubscriptionStore {
  /** In one transaction: the person's destination and schedule on first sight, and the subscription, from now. */
  join(subscription: NewSubscription): Promise<'joined' | 'already' | 'full' | 'gone'>;
  /** False when it was not followed. The last one left puts the schedule to rest. */
  leave(personId: string, topicId: string, now: number): Promise<boolean>;
  topicsOf(personId: string): Promise<readonly Topic[]>;
  scheduleOf(personId: string): Promise<PersonalSchedule | undefined>;
  /** The person's own choice of when and how much. */
  change(scheduleId: string, choice: OwnChoice, now: number): Promise<void>;
  pause(scheduleId: string, now: number): Promise<void>;
  /** Goes on from what is announced after this. */
  resume(scheduleId: string, nextAt: number, now: number): Promise<void>;
  /** Direct messages may be tried again: the person has acted. */
  reopen(personId: string): Promise<void>;
}
