import { createCards } from './cards/create-cards.ts';
import type { ChatPlatform, MailPlatform } from './chat/api.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDigests } from './digest/create-digests.ts';
import type { AtPoint } from './digest/delivery/fail-points.ts';
import { startTick } from './digest/start-tick.ts';
import { feedOver } from './feed/create-feed.ts';
import { createGroup } from './group/create-group.ts';
import { createIngest, type IngestParts } from './ingest/create-ingest.ts';
import type { Log } from './log.ts';
import { createReactions } from './reactions/reactions.ts';
import { createSearch, type SearchParts } from './search/create-search.ts';
import { createStatusBoard, type WatchedPlatform } from './status/board.ts';
import { createActionStore } from './store/actions.ts';
import { createEventsSeen } from './store/events-seen.ts';
import type { Store } from './store/open.ts';
import { createDirectory } from './store/people.ts';
import { createPlaces } from './store/places.ts';
import { createPostedMessages } from './store/posted.ts';
import { createReactionLists } from './store/reactions.ts';
import { createVotes } from './store/votes.ts';
import { createTopics } from './topics/create-topics.ts';

export interface CoreParts {
  readonly config: IngestParts['config'] & SearchParts['config'] & Partial<Pick<Config, 'zone'>>;
  readonly version: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  /** Who carries mail, or what is missing for it. */
  readonly mail?: MailPlatform | { readonly missing: string } | undefined;
  /** For the board: also what is not set up. */
  readonly watched: readonly WatchedPlatform[];
  /** For tests: called where a process may die. */
  readonly at?: AtPoint;
}

export type Core = ReturnType<typeof createCore>;

/** Joins the parts of the core. Nothing runs before `start`. */
export function createCore(parts: CoreParts) {
  const { config, version, store, clock, log, platformOf, watched } = parts;
  const child = (part: string) => log.child({ part });
  const shared = {
    store,
    clock,
    log,
    platformOf,
    directory: createDirectory(store, clock),
    posted: createPostedMessages(store, clock),
    events: createEventsSeen(store, clock),
    actions: createActionStore(store, clock),
    votes: createVotes(store, clock),
    places: createPlaces(store, clock),
  };
  const ingest = createIngest({ config, version, store, clock, log, onWritten: () => search.nudge() });
  const { library, writer, poller } = ingest;
  const search = createSearch({ config, store, clock, log, library });

  const { topics, subscriptions } = createTopics({ ...shared, library });
  const feed = feedOver({ ...shared, mail: parts.mail });
  const group = createGroup(shared);
  const cards = createCards({ ...shared, ...group, topics, library, log: child('cards') });
  const lists = createReactionLists(store, clock);
  const watching = { ...shared, ...group, topics, lists, onOwn: cards.onOwn };
  const reactions = createReactions({ ...watching, log: child('reactions') });
  const digests = createDigests({
    ...shared,
    log: child('digest'),
    moreChores: [...cards.chores, { name: 'reaction lists', run: reactions.readDue }],
    library,
    sourceTrouble: poller.trouble,
    zone: config.zone,
    ...(parts.at && { at: parts.at }),
  });
  const { index, finder, memory } = search;
  const status = createStatusBoard({
    sources: poller.status,
    platforms: [...watched, ...search.watched],
  });
  const services = {
    ...group,
    clock,
    papers: library,
    index,
    finder,
    memory,
    topics,
    subscriptions,
    feed,
    digests: digests.desk,
    recaps: digests.recaps,
    learned: digests.learned,
    whyDesk: digests.whyDesk,
    votes: shared.votes,
    status,
  };

  let ticking: ReturnType<typeof startTick> | undefined;

  return {
    ...shared,
    services,
    reactions,
    writer,
    poller,
    tick: digests.tick,
    /** Reads the store into the index; the index answers from what it has meanwhile. */
    follow: search.follow,
    /** Asks the sources and sends digests from now on. */
    start: () => {
      poller.run();
      search.embed();
      ticking ??= startTick(digests.tick, child('digest'));
    },
    /** Ends the work in hand, in the order in which parts need each other. */
    stop: async () => {
      await Promise.allSettled([poller.stop(), ticking?.stop(), search.rest()]);
      await search.close();
    },
  };
}
