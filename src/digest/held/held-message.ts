import type { Destination } from '../schedule/schedule.ts';

/** One message of a channel's digest that is perhaps posted: nobody can look it up, so it waits for a manager's word. */
export interface HeldDelivery {
  readonly key: string;
  readonly digestId: string;
  readonly destination: Destination;
  /** From 1, of `parts`. */
  readonly part: number;
  readonly parts: number;
  /** The fence: a word about an earlier attempt does not count. */
  readonly attempts: number;
  /** Why it could not be looked up. */
  readonly detail: string;
  readonly papers: number;
  /** Parts behind it, which wait with it. */
  readonly waiting: number;
  readonly dueAt: number;
  readonly zone: string;
}
