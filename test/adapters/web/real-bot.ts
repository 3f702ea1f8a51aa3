import type { WebOptions } from '../../../adapters/web/options.ts';
import { createWeb } from '../../../adapters/web/web.ts';
import { COMMANDS } from '../../../commands/index.ts';
import { createHandlers } from '../../../commands/run.ts';
import { systemClock } from '../../../src/clock.ts';
import { createDigests } from '../../../src/digest/create-digests.ts';
import { feedOver } from '../../../src/feed/create-feed.ts';
import { createGroup } from '../../../src/group/create-group.ts';
import { createReactions } from '../../../src/reactions/reactions.ts';
import { createActionStore } from '../../../src/store/actions.ts';
import { createEventsSeen } from '../../../src/store/events-seen.ts';
import type { Store } from '../../../src/store/open.ts';
import { createConversation } from '../../../src/store/page.ts';
import { createDirectory } from '../../../src/store/people.ts';
import { createPlaces } from '../../../src/store/places.ts';
import { createPostedMessages } from '../../../src/store/posted.ts';
import { createReactionLists } from '../../../src/store/reactions.ts';
import { createVotes } from '../../../src/store/votes.ts';
import { createTopics } from '../../../src/topics/create-topics.ts';
import { heldPapers } from '../../support/held-papers.ts';
import { LazyIndex } from '../../support/lazy-index.ts';
import { MemoryBoard } from '../../support/memory-board.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { searchServices } from '../../support/search-services.ts';

/** A bot whose one platform is the page: the real runner, commands, reactions and stores behind it. */
export async function startRealBot(store: Store, options: Partial<WebOptions> = {}) {
  const clock = systemClock;
  const log = quietLog();
  const conversation = createConversation(store, clock);
  const fixed = { host: '127.0.0.1', port: 0, version: '1.2.3' };
  const web = createWeb({ ...fixed, log, clock, conversation, commands: COMMANDS, ...options });

  const index = new LazyIndex();
  const { papers, hold } = heldPapers(store, clock, index);
  const shared = {
    store,
    clock,
    log,
    library: papers,
    directory: createDirectory(store, clock),
    posted: createPostedMessages(store, clock),
    events: createEventsSeen(store, clock),
    actions: createActionStore(store, clock),
    votes: createVotes(store, clock),
    platformOf: (name: string) => (name === web.name ? web : undefined),
    sourceTrouble: async () => undefined,
  };
  const { desk: digests, recaps, learned, whyDesk } = createDigests(shared);
  const services = {
    ...createGroup(shared),
    clock,
    papers,
    votes: shared.votes,
    index,
    ...searchServices(store, index, papers),
    status: new MemoryBoard(),
    digests,
    recaps,
    learned,
    whyDesk,
    ...createTopics(shared),
    feed: feedOver(shared),
  };
  const reactions = createReactions({ ...shared, ...services, lists: createReactionLists(store, clock) });
  const places = createPlaces(store, clock);
  await web.start(createHandlers({ ...shared, commands: COMMANDS, services, reactions, places }));
  const stop = async () => {
    await web.stop();
    await services.index.close();
  };
  return { ...shared, ...services, hold, web, conversation, stop };
}
