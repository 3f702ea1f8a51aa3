import { type APIThreadChannel, type REST, RESTJSONErrorCodes, SnowflakeUtil } from 'discord.js';
import type { Address, LinksSince } from '../../../src/chat/api.ts';
import { linksIn } from '../../../src/chat/links-in.ts';
import { describeError } from '../../../src/errors.ts';
import { LIMITS } from '../limits.ts';
import { readPage } from './find.ts';
import { ownThreads } from './own-threads.ts';
import { hasCode } from './under.ts';

interface Ask {
  readonly rest: REST;
  readonly botId: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Whether the history of a channel may be read. */
  readonly mayRead: (channelId: string) => Promise<boolean>;
}

/** Of one channel: months of a busy one are not worth the requests. */
const PAGES = 10;

/** The links in our messages in a place and in the threads under them. */
export async function linksSince(to: Address, ask: Ask): Promise<LinksSince> {
  try {
    return { state: 'read', links: [...new Set(await linksAt(to, ask))] };
  } catch (error) {
    return { state: 'cannot-tell', detail: `the history could not be read (${describeError(error)})` };
  }
}

async function linksAt(to: Address, ask: Ask): Promise<readonly string[]> {
  if (to.kind !== 'forum') return inChannel(to.channelId, ask);
  const threads = (await ownThreads(to, ask)).filter((thread) => timeOf(thread) >= ask.since);
  return inThreads(threads, ask);
}

async function inChannel(channelId: string, ask: Ask): Promise<readonly string[]> {
  const links: string[] = [];
  let before: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const messages = await readPage(channelId, before, ask);
    if (messages.length === 0 && page === 0 && !(await ask.mayRead(channelId))) {
      throw new Error('the permission Read Message History is missing');
    }
    const ours = messages.filter((one) => one.author.id === ask.botId && timeOf(one) >= ask.since);
    links.push(...linksIn(ours.map(({ content, components }) => [content, components])));
    const threads = ours.flatMap(({ thread }) => (thread ? [thread as APIThreadChannel] : []));
    links.push(...(await inThreads(threads, ask)));
    const oldest = messages.at(-1);
    if (!oldest || messages.length < LIMITS.historyPage || timeOf(oldest) < ask.since) break;
    before = oldest.id;
  }
  return links;
}

async function inThreads(threads: readonly APIThreadChannel[], ask: Ask): Promise<readonly string[]> {
  const links: string[] = [];
  for (const { id } of threads) {
    try {
      links.push(...(await inChannel(id, ask)));
    } catch (error) {
      // Deleted meanwhile.
      if (!hasCode(error, RESTJSONErrorCodes.UnknownChannel)) throw error;
    }
  }
  return links;
}

const timeOf = ({ id }: { readonly id: string }): number => SnowflakeUtil.timestampFrom(id);
