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
  /** How far before the newest message there it may stand, in milliseconds. */
  readonly backMs: number;
  readonly roots: ThreadRoots;
}

const PAGES = 4;

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
  const { channel, thread } = place;
  let newest: number | undefined;
  let whence: Whence = {};
  for (let page = 0; page < PAGES; page++) {
    const read = await readPage(place, whence, ask);
    const { messages } = read;
    if (messages === undefined) return { state: 'cannot-tell', detail: 'Slack showed no history' };
    const found = messages.find((message) => isOurs(message, key, ask.identity));
    if (found?.ts) return { state: 'found', messageId: found.ts, channelId: channel };
    if (!read.has_more) return { state: 'absent' };
    newest ??= timeOf(thread === undefined ? messages[0]?.ts : latestReply(messages[0]));
    const far = newest - ask.backMs;
    if (thread === undefined && timeOf(messages.at(-1)?.ts) < far) return { state: 'absent' };
    // A thread is told from its beginning.
    const skip = thread !== undefined && page === 0 && Number.isFinite(far);
    whence = skip
      ? { oldest: String(far / 1000) }
      : { ...whence, cursor: read.response_metadata?.next_cursor };
  }
  const read = PAGES * LIMITS.historyPage;
  return { state: 'cannot-tell', detail: `too much was written since: ${read} messages were read` };
}

/** Milliseconds since the epoch, by Slack's clock; no number when there is none. */
const timeOf = (ts: unknown): number => Number(ts) * 1000;

/** The thread's first message tells when the last one came. */
function latestReply(root: object | undefined): unknown {
  return root !== undefined && 'latest_reply' in root ? root.latest_reply : undefined;
}

async function placeBelow(to: Address, roots: ThreadRoots): Promise<Place> {
  const place = placeOf(to);
  if (to.under === undefined || place.thread !== undefined) return place;
  return { ...place, thread: await roots.rootOf(place.channel, to.under) };
}

type Page = webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse;

interface Whence {
  readonly cursor?: string | undefined;
  readonly oldest?: string;
}

/** Of a channel the newest first, of a thread its first message and then the oldest. */
function readPage({ channel, thread }: Place, whence: Whence, { client }: Ask): Promise<Page> {
  const page = {
    channel,
    include_all_metadata: true,
    limit: LIMITS.historyPage,
    ...(whence.oldest !== undefined && { oldest: whence.oldest }),
    ...(whence.cursor && { cursor: whence.cursor }),
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
