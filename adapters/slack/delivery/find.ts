import type { webApi } from '@slack/bolt';
import type { Address, DeliveryKey, FindResult } from '../../../src/chat/api.ts';
import type { Identity } from '../identity.ts';
import { LIMITS } from '../limits.ts';
import { failureOf } from '../web/failures.ts';
import { carries } from './mark.ts';
import { type Place, placeOf } from './place.ts';
import type { ThreadRoots } from './thread-roots.ts';

interface Ask {
  readonly client: webApi.WebClient;
  readonly identity: Identity;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly roots: ThreadRoots;
}

const PAGES = 4;
/** A slot is given up long before: what is older cannot be the message asked for. */
const FAR_ENOUGH_MS = 24 * 3_600_000;

/** Looks for a message of ours with this key: only our own with its metadata count. `absent` only when nothing can have been overlooked. */
export async function findDelivery(to: Address, key: DeliveryKey, ask: Ask): Promise<FindResult> {
  try {
    return await readBack(to, key, ask);
  } catch (error) {
    return { state: 'cannot-tell', detail: `the history could not be read (${whyNot(error)})` };
  }
}

async function readBack(to: Address, key: DeliveryKey, ask: Ask): Promise<FindResult> {
  const place = await placeBelow(to, ask.roots);
  const { channel } = place;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { messages, has_more, response_metadata } = await readPage(place, cursor, ask);
    if (messages === undefined) return { state: 'cannot-tell', detail: 'Slack showed no history' };
    const found = messages.find((message) => isOurs(message, key, ask.identity));
    if (found?.ts) return { state: 'found', messageId: found.ts, channelId: channel };
    cursor = response_metadata?.next_cursor || undefined;
    if (!has_more || cursor === undefined) return { state: 'absent' };
  }
  const read = PAGES * LIMITS.historyPage;
  return { state: 'cannot-tell', detail: `too much was written since: ${read} messages were read` };
}

async function placeBelow(to: Address, roots: ThreadRoots): Promise<Place> {
  const place = placeOf(to);
  if (to.under === undefined || place.thread !== undefined) return place;
  return { ...place, thread: await roots.rootOf(place.channel, to.under) };
}

type Page = webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse;

function readPage(
  { channel, thread }: Place,
  cursor: string | undefined,
  { client, now }: Ask,
): Promise<Page> {
  const page = {
    channel,
    include_all_metadata: true,
    limit: LIMITS.historyPage,
    oldest: String((now - FAR_ENOUGH_MS) / 1000),
    ...(cursor !== undefined && { cursor }),
  };
  if (thread === undefined) return client.conversations.history(page);
  return client.conversations.replies({ ...page, ts: thread });
}

function isOurs(
  message: { bot_id?: string; user?: string; metadata?: unknown },
  key: DeliveryKey,
  { botId, userId }: Identity,
): boolean {
  return (message.bot_id === botId || message.user === userId) && carries(message.metadata, key);
}

function whyNot(error: unknown): string {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'refused':
      return failure.code === 'missing_scope'
        ? `the scope ${failure.needed ?? 'for it'} was not granted`
        : failure.code;
    case 'wait':
      return 'Slack asks to wait';
    case 'never-sent':
      return 'Slack cannot be reached';
    case 'no-answer':
      return failure.words;
  }
}
