import type { Destination } from '../digest/schedule/schedule.ts';
import type { Week } from './week.ts';

/** Words that count more than before the week for a paper, or against it; strongest change first. */
export interface Lesson {
  readonly more: readonly string[];
  readonly less: readonly string[];
}

export interface Lessons {
  /** What the choices of the week taught a channel; undefined when nothing that is worth a word. */
  of(
    place: Pick<Destination, 'id' | 'spaceId' | 'platform' | 'channelId' | 'personId'>,
    week: Pick<Week, 'from' | 'to'>,
  ): Promise<Lesson | undefined>;
}
