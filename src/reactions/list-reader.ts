import type { ChatPlatform, PlatformName, PostedMessage, PostedMessages, Subject } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import { InOrder } from './in-order.ts';
import { type ReconcileParts, reconcile } from './reconcile.ts';

export interface ReaderParts extends ReconcileParts {
  readonly posted: Pick<PostedMessages, 'gone' | 'live' | 'unread' | 'countAsRead'>;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly clock: Clock;
}

const READ_EVERY_MS = 3 * 3_600_000;
/** Slack takes some fifty readings a minute, and a card on Discord several requests. */
const READ_A_MINUTE = 30;
/** What cannot be read, for lack of a right as likely as not, is left alone for as long. */
const UNREADABLE_MS = 3_600_000;
/** The bot's own emoji come after the message. */
const SETTLED_MS = 2 * 60_000;
/** Messages about one paper are read again only after events were missed, and while people still vote for them. */
const VOTED_FOR_MS = 3 * 24 * 3_600_000;
const MISSED = -1;
const CARDS_AT_MOST = 500;
const PACE_MS = 1_000;

type Outcome = Awaited<ReturnType<typeof reconcile>>;

/** Reads the true lists of messages of ours, at a pace that platforms take. */
export class ListReader {
  readonly #parts: ReaderParts;
  // Two readings of one message at once would both be compared with the same list last read.
  readonly #inOrder = new InOrder();

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  async read(message: PostedMessage): Promise<Outcome> {
    const platform = this.#parts.platformOf(message.ref.platform);
    if (platform?.state().state !== 'connected') return 'unread';
    return this.#inOrder.run(message.id, () => reconcile(this.#parts, platform, message));
  }

  /** All topic cards of a platform, and papers of the last days, are to be read again. */
  async missed(platform: PlatformName): Promise<void> {
    const { posted, clock } = this.#parts;
    await posted.countAsRead({ platform, kind: 'topic' }, 0);
    const postedAfter = clock.now() - VOTED_FOR_MS;
    await posted.countAsRead({ platform, kind: 'paper', postedAfter }, MISSED);
  }

  /** Reads some of those due. */
  async readDue(signal: AbortSignal): Promise<void> {
    const due = { kind: 'topic', readBefore: this.#parts.clock.now() - READ_EVERY_MS } as const;
    const cards = await this.#readSome(due, READ_A_MINUTE, signal);
    // Below 0 are those marked after events were missed.
    if (cards < READ_A_MINUTE) await this.#readSome({ readBefore: 0 }, READ_A_MINUTE - cards, signal);
  }

  /** Reads the newest topic cards one after the other; what this does not come to, `readDue` does. */
  async readAll({ name }: ChatPlatform, signal?: AbortSignal): Promise<void> {
    await this.missed(name);
    for (const message of await this.#parts.posted.live(name, 'topic', CARDS_AT_MOST)) {
      if (signal?.aborted) return;
      await this.#tryRead(message);
      await this.#pause(signal);
    }
  }

  async #readSome(
    which: { readonly kind?: Subject['kind']; readonly readBefore: number },
    limit: number,
    signal: AbortSignal,
  ): Promise<number> {
    const { posted, clock } = this.#parts;
    const now = clock.now();
    const due = await posted.unread({ ...which, postedBefore: now - SETTLED_MS }, limit);
    for (const message of due) {
      if (signal.aborted) break;
      if ((await this.#tryRead(message)) === 'read') continue;
      await posted.countAsRead({ id: message.id }, now - READ_EVERY_MS + UNREADABLE_MS);
    }
    return due.length;
  }

  async #tryRead(message: PostedMessage): Promise<Outcome> {
    try {
      return await this.read(message);
    } catch (error) {
      const words = `a topic card's reactions were not read: ${describeError(error)}`;
      this.#parts.log.error({ error, posted: message.id }, words);
      return 'unread';
    }
  }

  async #pause(signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#parts.clock.sleep(PACE_MS, signal);
    } catch (reason) {
      if (!signal?.aborted) throw reason;
    }
  }
}
