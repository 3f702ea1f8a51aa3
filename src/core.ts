import path from 'node:path';
import { createCards } from './cards/create-cards.ts';
import type { ChatPlatform, MailPlatform, PlatformState } from './chat/api.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDigests } from './digest/create-digests.ts';
import type { AtPoint } from './digest/delivery/fail-points.ts';
import { startTick } from './digest/start-tick.ts';
import { feedOver } from './feed/create-feed.ts';
import { createGroup } from './group/create-group.ts';
import { createLibrary } from './ingest/obtain.ts';
import { createPoller } from './ingest/poll.ts';
import type { PaperWriter } from './ingest/writer.ts';
import { createLease } from './lease/lease.ts';
import type { Log } from './log.ts';
import { createReactions } from './reactions/reactions.ts';
import { embedQueries } from './search/embed/embed-queries.ts';
import { createEmbedder } from './search/embed/embedder.ts';
import { type EmbeddingKeeper, keepEmbedded } from './search/embed/keep-embedded.ts';
import { createFinder } from './search/find/create-finder.ts';
import { followChanges } from './search/follow.ts';
import { createIndex } from './search/worker-index.ts';
import { allSources } from './sources/all-sources.ts';
import { hfTrending } from './sources/hf-trending.ts';
import { allLookUps } from './sources/look-ups.ts';
import { createPoliteFetch } from './sources/polite-fetch.ts';
import { createStatusBoard, type WatchedPlatform } from './status/board.ts';
import { createActionStore } from './store/actions.ts';
import { voteCounter } from './store/count-votes.ts';
import { createEventsSeen } from './store/events-seen.ts';
import { leaseStore } from './store/leases.ts';
import { heldLibrary } from './store/library.ts';
import type { Store } from './store/open.ts';
import { paperChanges } from './store/paper-changes.ts';
import { createPaperWriter } from './store/paper-writer.ts';
import { createDirectory } from './store/people.ts';
import { createPlaces } from './store/places.ts';
import { createPostedMessages } from './store/posted.ts';
import { createReactionLists } from './store/reactions.ts';
import { spaceMemory } from './store/seen.ts';
import { feedStore } from './store/source-states.ts';
import { validatorStore } from './store/validators.ts';
import { createVotes } from './store/votes.ts';
import { createTopics } from './topics/create-topics.ts';

export interface CoreParts {
  readonly config: Pick<
    Config,
    'hfApiBase' | 'arxivApiBase' | 'arxivFeedBase' | 'arxivCategories' | 'contact'
  > &
    Partial<Pick<Config, 'zone' | 'dataDir' | 'searchLivingPapers' | 'embeddings'>>;
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

const STARTING: PlatformState = { state: 'starting', detail: '' };

export type Core = ReturnType<typeof createCore>;

/** Joins the parts of the core. Nothing runs before `start`. */
export function createCore(parts: CoreParts) {
  const { config, version, store, clock, log, platformOf, watched } = parts;
  const child = (part: string) => log.child({ part });
  const service = config.embeddings;
  const embedder = service && !('missing' in service) ? createEmbedder({ ...service, clock }) : undefined;
  const index = createIndex({
    ...(embedder && { embedding: embedder.name, embedQuery: embedQueries(embedder, clock) }),
    ...(config.dataDir && { folder: path.join(config.dataDir, 'index') }),
    ...(config.searchLivingPapers !== undefined && { limits: { living: config.searchLivingPapers } }),
    onTrouble: (what) => log.warn({ part: 'search' }, what),
  });
  const validators = validatorStore(store, clock);
  const http = createPoliteFetch({
    clock,
    validators,
    userAgent: `Paperboy/${version}${config.contact && ` (${config.contact})`}`,
    arxivHosts: [config.arxivApiBase, config.arxivFeedBase].map((base) => new URL(base).host),
  });

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
  const written = createPaperWriter(store, clock);
  const writer: PaperWriter = {
    put: async (records, options) => {
      const results = await written.put(records, options);
      follower?.nudge();
      return results;
    },
  };
  const bases = {
    hfBase: config.hfApiBase,
    arxivApiBase: config.arxivApiBase,
    arxivFeedBase: config.arxivFeedBase,
  };
  const asking = { http, clock, ...bases };
  const library = createLibrary({
    held: heldLibrary(store),
    writer,
    lookUps: allLookUps(asking),
    onTrouble: ({ name }, error) => log.warn({ source: name, error }, 'a paper could not be looked up'),
  });
  const poller = createPoller({
    sources: [
      ...allSources({ ...asking, categories: config.arxivCategories }),
      hfTrending({ http, clock, base: config.hfApiBase }),
    ],
    writer,
    feeds: feedStore(store),
    validators,
    clock,
    log: child('sources'),
    // A file is one process's; a database may be several's, and one of them asks the sources.
    ...(store.engine === 'postgres' && {
      lease: createLease({ leases: leaseStore(store), name: 'sources', clock, log: child('sources') }),
    }),
  });

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
  const memory = spaceMemory(store);
  const finder = createFinder({ index, papers: library, memory, countVotes: voteCounter(store) });
  const embeddings = {
    label: 'Embeddings',
    state: (): PlatformState =>
      keeper?.state() ??
      (service && 'missing' in service ? { state: 'off', detail: service.missing } : STARTING),
  };
  const status = createStatusBoard({
    sources: poller.status,
    platforms: service ? [...watched, embeddings] : watched,
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

  let follower: ReturnType<typeof followChanges> | undefined;
  let ticking: ReturnType<typeof startTick> | undefined;
  let keeper: EmbeddingKeeper | undefined;

  return {
    ...shared,
    services,
    reactions,
    writer,
    poller,
    tick: digests.tick,
    /** Reads the store into the index; the index answers from what it has meanwhile. */
    follow: () => {
      follower ??= followChanges({
        index,
        changes: paperChanges(store),
        count: library.count,
        known: async (ids) => (await library.byIds(ids)).length,
        clock,
        log: child('search'),
      });
      return follower;
    },
    /** Asks the sources and sends digests from now on. */
    start: () => {
      poller.run();
      if (embedder) {
        const papers = library.byIds;
        keeper ??= keepEmbedded({ index, embedder, papers, clock, log: child('embeddings') });
      }
      ticking ??= startTick(digests.tick, child('digest'));
    },
    /** Ends the work in hand, in the order in which parts need each other. */
    stop: async () => {
      await Promise.allSettled([poller.stop(), ticking?.stop(), follower?.stop(), keeper?.stop()]);
      await index.close();
    },
  };
}
