import { type APIMessage, RESTJSONErrorCodes as Code, type REST, Routes, SnowflakeUtil } from 'discord.js';
import type { Address, DeliveryKey, FindResult } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import { carries } from '../delivery-mark.ts';
import { LIMITS } from '../limits.ts';
import { ownThreads } from './own-threads.ts';
import { hasCode, isUnder, type Under } from './under.ts';

interface Ask {
  readonly rest: REST;
  readonly botId: string;
  /** How far before the newest message there it may stand, in milliseconds. */
  readonly backMs: number;
  /** Whether the history of a channel may be read. */
  readonly mayRead: (channelId: string) => Promise<boolean>;
}

const PAGES = 4;
const POSTS_LOOKED_AT = 20;

/** Looks for a message of ours with this key: only our own with its mark count. `absent` only when nothing can have been overlooked. */
export async function findDelivery(to: Address, key: DeliveryKey, ask: Ask): Promise<FindResult> {
  try {
    if (isUnder(to)) return await below(to, key, ask);
    return to.kind === 'forum' ? await inForum(to, key, ask) : await inChannel(to.channelId, key, ask);
  } catch (error) {
    return { state: 'cannot-tell', detail: `the history could not be read (${describeError(error)})` };
  }
}

/** In the thread under a message; where there is none, as a reply in the channel. */
async function below(to: Under, key: DeliveryKey, ask: Ask): Promise<FindResult> {
  if (to.kind === 'direct' || to.kind === 'thread') return inChannel(to.channelId, key, ask);
  try {
    return await inChannel(to.under, key, ask);
  } catch (error) {
    if (!hasCode(error, Code.UnknownChannel)) throw error;
    return inChannel(to.channelId, key, ask);
  }
}

async function inChannel(channelId: string, key: DeliveryKey, ask: Ask): Promise<FindResult> {
  let messages = await readPage(channelId, undefined, ask);
  const [newest] = messages;
  // An empty channel, or one that we may not read.
  if (!newest && !(await ask.mayRead(channelId))) {
    return { state: 'cannot-tell', detail: 'the permission Read Message History is missing' };
  }
  for (let page = 1; ; page++) {
    const found = messages.find((message) => isOurs(message, key, ask.botId));
    if (found) return { state: 'found', messageId: found.id, channelId };
    const oldest = messages.at(-1);
    if (!newest || !oldest || messages.length < LIMITS.historyPage) return { state: 'absent' };
    if (timeOf(newest) - timeOf(oldest) > ask.backMs) return { state: 'absent' };
    if (page === PAGES) break;
    messages = await readPage(channelId, oldest.id, ask);
  }
  return {
    state: 'cannot-tell',
    detail: `too much was written since: ${PAGES * LIMITS.historyPage} messages were read`,
  };
}

/** Newest first. */
export async function readPage(
  channelId: string,
  before: string | undefined,
  { rest }: Pick<Ask, 'rest'>,
): Promise<APIMessage[]> {
  const query = new URLSearchParams({ limit: String(LIMITS.historyPage), ...(before && { before }) });
  return (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
}

const timeOf = ({ id }: { readonly id: string }): number => SnowflakeUtil.timestampFrom(id);

/** The key stands in the starter message of a post. */
async function inForum(to: Address, key: DeliveryKey, ask: Ask): Promise<FindResult> {
  const own = await ownThreads(to, ask);
  for (const { id } of own.slice(0, POSTS_LOOKED_AT)) {
    const starter = (await ask.rest.get(Routes.channelMessage(id, id))) as APIMessage;
    if (isOurs(starter, key, ask.botId)) return { state: 'found', messageId: id, channelId: id };
  }
  if (own.length <= POSTS_LOOKED_AT) return { state: 'absent' };
  return { state: 'cannot-tell', detail: `too many posts: ${POSTS_LOOKED_AT} were read` };
}

function isOurs(message: APIMessage, key: DeliveryKey, botId: string): boolean {
  return message.author.id === botId && carries(message.components, key);
}
