import { type APIMessage, RESTJSONErrorCodes as Code, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { PostResult } from '../../../src/chat/api.ts';
import { LIMITS, TIMES } from '../limits.ts';
import { shorten } from '../render/shorten.ts';
import { later, postFailure } from './post-failure.ts';
import { messageGone, noThreads, type Under } from './under.ts';

/** Whether a thread stands under a message: `in-thread` when the message stands in one itself, which can have no other. */
export type Opened = 'open' | 'in-thread' | PostResult;

const KEPT = 500;
const USUAL_NAME = 'Papers';

/** The thread under a message; its id is the message's own. https://discord.com/developers/docs/resources/channel#start-thread-from-message */
export class Threads {
  readonly #rest: REST;
  /** Those known to be there, oldest first. */
  readonly #open = new Set<string>();

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** Starts it when there is none. Nothing was posted yet, so whatever went wrong can be tried again. */
  async open(to: Under): Promise<Opened> {
    if (this.#open.has(to.under)) return 'open';
    try {
      const name = await this.#nameOf(to);
      await this.#rest.post(Routes.threads(to.channelId, to.under), { body: { name } });
    } catch (error) {
      const opened = openedAllTheSame(error) ?? failure(error, to);
      if (opened !== 'open') return opened;
    }
    this.#remember(to.under);
    return 'open';
  }

  /** It was deleted, or the message with it. */
  forget(messageId: string): void {
    this.#open.delete(messageId);
  }

  #remember(messageId: string): void {
    this.#open.add(messageId);
    const [oldest] = this.#open;
    if (this.#open.size > KEPT && oldest !== undefined) this.#open.delete(oldest);
  }

  /** Named by the message's heading; that it cannot be read is no reason not to post. */
  async #nameOf(to: Under): Promise<string> {
    const route = Routes.channelMessage(to.channelId, to.under);
    const message = await this.#rest.get(route).catch(() => undefined);
    return shorten(headingOf(message as APIMessage | undefined), LIMITS.threadName) || USUAL_NAME;
  }
}

function openedAllTheSame(error: unknown): Opened | undefined {
  if (!(error instanceof DiscordAPIError)) return undefined;
  if (error.code === Code.ThreadAlreadyCreatedForMessage) return 'open';
  return error.code === Code.CannotExecuteActionOnThisChannelType ? 'in-thread' : undefined;
}

const TOO_MANY: ReadonlySet<unknown> = new Set([
  Code.MaximumActiveThreads,
  Code.MaximumActiveAnnouncementThreads,
]);

function failure(error: unknown, to: Under): PostResult {
  const code = error instanceof DiscordAPIError ? error.code : undefined;
  if (code === Code.UnknownMessage) return messageGone(to);
  if (code === Code.MissingPermissions) return noThreads(to);
  if (TOO_MANY.has(code)) return later(TIMES.longestWait, 'this server has as many threads as it may have');
  const result = postFailure(error, to);
  return result.state === 'unknown' ? later(TIMES.notConnected, result.detail) : result;
}

/** The heading of a message of ours (a card's is its paper), or what else stands first, without the marks of its form. */
function headingOf(message: APIMessage | undefined): string {
  const container = message?.components?.[0];
  if (container === undefined || !('components' in container)) return '';
  const lines = container.components.flatMap((part) => ('content' in part ? part.content.split('\n') : []));
  const heading = lines.find((line) => line.startsWith('#')) ?? lines[0] ?? '';
  return heading
    .replace(/^(#+|-#) /, '')
    .replace(/^\[(.*)\]\(https:[^()\s]*\)$/, '$1')
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, '');
}
