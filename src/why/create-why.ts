import { createChoices } from '../choices/create-choices.ts';
import type { Clock } from '../clock.ts';
import { announcedPapers } from '../store/announced.ts';
import { choiceStore } from '../store/choices.ts';
import { destinationStore } from '../store/destinations.ts';
import { feedOf } from '../store/feed-way.ts';
import { muteStore } from '../store/mutes.ts';
import type { Store } from '../store/open.ts';
import { scheduleStore } from '../store/schedules.ts';
import { whyStore } from '../store/why.ts';
import type { WhyDesk } from './api.ts';
import type { ScoreParts } from './score-now.ts';
import { createWhyDesk } from './why-desk.ts';

interface Parts extends Pick<ScoreParts, 'votes' | 'tastes'> {
  readonly store: Store;
  readonly clock: Clock;
}

/** Puts together what answers why. */
export function createWhy({ store, clock, votes, tastes }: Parts): WhyDesk {
  return createWhyDesk({
    ...{ feedOf, votes, tastes },
    newestDay: announcedPapers(store).newestDay,
    choices: createChoices(choiceStore(store, clock)),
    mutes: muteStore(store, clock),
    why: whyStore(store),
    schedules: scheduleStore(store, clock),
    destinations: destinationStore(store, clock),
  });
}
