import type { Clock } from '../clock.ts';
import type { PaperLibrary } from '../papers/api.ts';
import { announcedPapers } from '../store/announced.ts';
import type { Store } from '../store/open.ts';
import { recentNews } from '../store/recent-news.ts';
import { subscriptionStore } from '../store/subscriptions.ts';
import { topicStore } from '../store/topics.ts';
import type { Subscriptions, TopicBook } from './api.ts';
import { createBacktests } from './backtest/backtest.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTopicBook } from './topic-book.ts';

export interface TopicParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly library: Pick<PaperLibrary, 'byIds'>;
}

/** Puts the parts of topics together. */
export function createTopics({ store, clock, library }: TopicParts): {
  topics: TopicBook;
  subscriptions: Subscriptions;
} {
  const recent = announcedPapers(store);
  const backtests = createBacktests({ news: recentNews(store), papers: library });
  return {
    topics: createTopicBook({ topics: topicStore(store, clock), recent, papers: library, backtests, clock }),
    subscriptions: createSubscriptions({
      subscriptions: subscriptionStore(store, clock),
      clock,
    }),
  };
}
