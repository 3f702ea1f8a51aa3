import { afterEach } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { createHandlers } from '../../commands/run.ts';
import { createCards } from '../../src/cards/create-cards.ts';
import {
  type Address,
  type Answer,
  type Button,
  type CallContext,
  type ChatHandlers,
  type Message,
  plainText,
  type Select,
} from '../../src/chat/api.ts';
import { createDigests } from '../../src/digest/create-digests.ts';
import { feedOver } from '../../src/feed/create-feed.ts';
import { createGroup } from '../../src/group/create-group.ts';
import { createReactions } from '../../src/reactions/reactions.ts';
import { createActionStore } from '../../src/store/actions.ts';
import { createEventsSeen } from '../../src/store/events-seen.ts';
import type { Store } from '../../src/store/open.ts';
import { createDirectory } from '../../src/store/people.ts';
import { createPlaces } from '../../src/store/places.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createReactionLists } from '../../src/store/reactions.ts';
import { createVotes } from '../../src/store/votes.ts';
import { createTopics } from '../../src/topics/create-topics.ts';
import { heldClock } from './held-clock.ts';
import { heldPapers } from './held-papers.ts';
import { LazyIndex } from './lazy-index.ts';
import { MemoryBoard } from './memory-board.ts';
import { PocketPlatform } from './pocket-platform.ts';
import { quietLog } from './quiet-log.ts';
import { searchServices } from './search-services.ts';
import { sqliteStores } from './store.ts';

const PAPERS: Address = {
  platform: 'pocket',
  kind: 'channel',
  channelId: 'c1',
  spaceId: 's1',
  name: 'papers',
};
const SPACE = { platform: 'pocket', externalId: 's1', name: 'Lab', zone: 'Europe/Berlin' };

export type Bot = Awaited<ReturnType<typeof startBot>>;

/** A whole bot on one small platform: call at the top of a `describe`. */
export function bots(): () => Promise<Bot> {
  const open = sqliteStores();
  const indexes: LazyIndex[] = [];
  afterEach(async () => {
    for (const index of indexes.splice(0)) await index.close();
  });
  return async () => {
    const bot = await startBot(await open());
    indexes.push(bot.index);
    return bot;
  };
}

async function startBot(store: Store) {
  const clock = heldClock();
  const log = quietLog();
  const platform = new PocketPlatform();
  const platformOf = (name: string) => (name === platform.name ? platform : undefined);
  const directory = createDirectory(store, clock);
  const posted = createPostedMessages(store, clock);
  const events = createEventsSeen(store, clock);
  const votes = createVotes(store, clock);
  const actions = createActionStore(store, clock);
  const lists = createReactionLists(store, clock);
  const index = new LazyIndex();
  const { papers, hold, abroad } = heldPapers(store, clock, index);
  const { topics, subscriptions } = createTopics({ store, clock, library: papers });
  const feed = feedOver({ store, clock, directory });
  const group = createGroup({ store, clock, votes, platformOf });
  const shared = { ...group, store, clock, log, platformOf, directory, posted, actions, votes, topics };
  const cards = createCards({ ...shared, library: papers });
  const reactions = createReactions({ ...shared, lists, onOwn: cards.onOwn });
  const {
    desk: digests,
    recaps,
    learned,
    whyDesk,
    tick,
  } = createDigests({
    ...shared,
    library: papers,
    sourceTrouble: async () => undefined,
    moreChores: [...cards.chores, { name: 'reaction lists', run: reactions.readDue }],
  });
  const status = new MemoryBoard();
  const services = {
    ...group,
    clock,
    papers,
    index,
    ...searchServices(store, index, papers),
    topics,
    subscriptions,
    feed,
    digests,
    recaps,
    learned,
    whyDesk,
    votes,
    status,
  };
  const parts = {
    commands: COMMANDS,
    services,
    directory,
    places: createPlaces(store, clock),
    actions,
    posted,
    events,
    reactions,
    platformOf,
    log,
    clock,
  };
  const handlers = createHandlers(parts);
  return {
    ...parts,
    ...services,
    store,
    lists,
    tick,
    platform,
    handlers,
    hold,
    abroad,
    ...talking(handlers),
    space: () => directory.space(SPACE),
    /** How many people follow the topic of this name. */
    followers: async (name: string) => {
      const all = await topics.list((await directory.space(SPACE)).id);
      return all.find((topic) => topic.name === name)?.followers ?? 0;
    },
    addTopic: async (name: string, emoji: string, rule = '"data curation", dedup*') => {
      const person = await directory.person({ platform: 'pocket', accountId: 'founder' });
      return topics.add(await directory.space(SPACE), { name, rule, emoji }, person);
    },
  };
}

/** A person's side of the platform: calls as an adapter would make them. */
function talking(handlers: ChatHandlers) {
  const call = (who: string, more: Partial<CallContext> = {}): CallContext => ({
    person: { platform: 'pocket', accountId: who },
    channel: PAPERS,
    space: SPACE,
    ...more,
  });
  const type = (text: string, who = 'ann', more: Partial<CallContext> = {}): Promise<Answer> => {
    const [, root = 'paper', rest = ''] = /^\/(\S+)\s*(.*)$/s.exec(text) ?? [];
    return handlers.command({ ...call(who, more), root, input: { kind: 'text', text: rest } });
  };
  const press = (button: Button | Select, who = 'ann', chosen?: string, more: Partial<CallContext> = {}) =>
    handlers.action({ ...call(who, more), actionId: button.action.id ?? '', ...(chosen && { chosen }) });
  return {
    call,
    type,
    press,
    say: async (text: string, who = 'ann') => words((await type(text, who)).reply),
  };
}

export function words(message: Message | undefined): string {
  return message ? plainText(message) : '';
}

/** The button or select of a message with this label, as the platform shows it. */
export function handle(message: Message | undefined, label: string): Button | Select {
  const items = (message?.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.items : []));
  const found = items.find((item) => (item.type === 'button' ? item.label : item.placeholder) === label);
  if (!found) throw new Error(`no ${label} in ${JSON.stringify(items)}`);
  return found;
}
