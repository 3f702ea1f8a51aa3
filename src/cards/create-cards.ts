import type { Clock } from '../clock.ts';
import type { Chore } from '../digest/chores.ts';
import type { PaperLibrary } from '../papers/api.ts';
import { announcedPapers } from '../store/announced.ts';
import { cardStore } from '../store/cards.ts';
import type { Store } from '../store/open.ts';
import type { TopicBook } from '../topics/api.ts';
import { Rates } from '../topics/rates.ts';
import { noteHandles } from './handles.ts';
import { keepCards } from './keep-cards.ts';
import { type MendParts, mendCards } from './mend-cards.ts';

export interface CardParts extends Omit<MendParts, 'cards' | 'rates'> {
  readonly store: Store;
  readonly library: Pick<PaperLibrary, 'byIds'>;
  readonly clock: Clock;
  readonly topics: Pick<TopicBook, 'names'>;
}

export interface Cards {
  /** What is done each minute for the topic cards that stand somewhere. */
  readonly chores: readonly Chore[];
  /** Told which emoji of the bot's own stand under a message. */
  readonly onOwn: ReturnType<typeof noteHandles>;
}

export function createCards(given: CardParts): Cards {
  const { store, clock, library } = given;
  const rates = new Rates({ recent: announcedPapers(store), papers: library, clock });
  const parts = { ...given, cards: cardStore(store, clock), rates };
  return { chores: [mendCards(parts), keepCards(parts)], onOwn: noteHandles(parts) };
}
