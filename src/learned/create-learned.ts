import type { Clock } from '../clock.ts';
import type { Tastes } from '../digest/compose/taste.ts';
import type { PaperLibrary } from '../papers/api.ts';
import type { Lessons } from '../recap/lesson.ts';
import { destinationStore } from '../store/destinations.ts';
import { feedOf } from '../store/feed-way.ts';
import { learnedStore } from '../store/learned.ts';
import type { Store } from '../store/open.ts';
import type { LearnedDesk } from './api.ts';
import { createLearnedDesk } from './desk.ts';
import { createLessons } from './lessons.ts';
import { createTastes } from './tastes.ts';
import { Terms } from './terms.ts';

export interface LearnedParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly library: Pick<PaperLibrary, 'byIds'>;
}

/** What people's choices teach: for digests and recaps, and to be asked about. */
export function createLearned({ store, clock, library }: LearnedParts): {
  desk: LearnedDesk;
  tastes: Tastes;
  lessons: Lessons;
} {
  const { ofChannel } = destinationStore(store, clock);
  const parts = { store: learnedStore(store, clock), terms: new Terms(library), library };
  return {
    tastes: createTastes(parts),
    lessons: createLessons(parts),
    desk: createLearnedDesk({ ...parts, feedOf, destinationOf: ofChannel }),
  };
}
