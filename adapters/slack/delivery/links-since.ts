import type { webApi } from '@slack/bolt';
import type { Address, LinksSince } from '../../../src/chat/api.ts';
import { linksIn } from '../../../src/chat/links-in.ts';
import type { Identity } from '../identity.ts';
import { LIMITS } from '../limits.ts';
import { codeOf, failureOf } from '../web/failures.ts';
import { placeOf } from './place.ts';

interface Ask {
  readonly client: webApi.WebClient;
  readonly identity: Identity;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** Of one channel: months of a busy one are not worth the requests. */
const PAGES = 10;

/** The links in our messages in a place and in the threads under them. */
export async function linksSince(to: Address, ask: Ask): Promise<LinksSince> {
  const { channel, thread } = placeOf(to);
  const scopes = to.kind === 'direct' ? ['im:history'] : ['channels:history', 'groups:history'];
  if (!scopes.some((scope) => ask.identity.scopes.includes(scope))) {
    return { state: 'cannot-tell', detail: `the scope ${scopes[0]} was not granted` };
  }
  try {
    return { state: 'read', links: [...new Set(await linksAt(channel, thread, ask))] };
  } catch (error) {
    const failure = failureOf(error);
    const why = failure.kind === 'refused' ? failure.code : failure.kind;
    return { state: 'cannot-tell', detail: `the history could not be read (${why})` };
  }
}

async function linksAt(channel: string, thread: string | undefined, ask: Ask): Promise<readonly string[]> {
  const links: string[] = [];
  let cursor = '';
  for (let page = 0; page < PAGES; page++) {
    const whence = { channel, oldest: String(ask.since / 1000), limit: LIMITS.historyPage };
    const asked = { ...whence, ...(cursor && { cursor }) };
    const read = await (thread === undefined
      ? ask.client.conversations.history(asked)
      : ask.client.conversations.replies({ ...asked, ts: thread }));
    for (const message of (read.messages ?? []).filter((one) => isOurs(one, ask.identity))) {
      links.push(...linksIn([message.text, message.blocks]));
      const replies = 'reply_count' in message ? Number(message.reply_count) : 0;
      if (thread === undefined && replies > 0) links.push(...(await inThread(channel, message.ts, ask)));
    }
    cursor = read.response_metadata?.next_cursor ?? '';
    if (!cursor) break;
  }
  return links;
}

async function inThread(channel: string, root: string | undefined, ask: Ask): Promise<readonly string[]> {
  try {
    return await linksAt(channel, root, ask);
  } catch (error) {
    // Deleted meanwhile.
    if (codeOf(error) === 'thread_not_found') return [];
    throw error;
  }
}

const isOurs = (message: { bot_id?: string; user?: string }, { botId, userId }: Identity) =>
  message.bot_id === botId || message.user === userId;
