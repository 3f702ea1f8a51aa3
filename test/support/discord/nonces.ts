import type { Message } from './types.ts';

const FEW_MINUTES = 5 * 60_000;

/**
 * Messages by author, channel and nonce, for `enforce_nonce`.
 * https://discord.com/developers/docs/resources/message#create-message
 */
export class NonceBook {
  readonly #kept = new Map<string, Message>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Remembers a message that came with a nonce. */
  keep(message: Message): void {
    if (message.nonce !== undefined)
      this.#kept.set(this.#key(message.channelId, message.author.id, message.nonce), message);
  }

  /** The message made with the same nonce a short while ago. */
  find(channelId: string, authorId: string, nonce: string | number): Message | undefined {
    const message = this.#kept.get(this.#key(channelId, authorId, nonce));
    return message && this.#now() - message.createdAt < FEW_MINUTES ? message : undefined;
  }

  #key(channelId: string, authorId: string, nonce: string | number): string {
    return `${channelId}|${authorId}|${nonce}`;
  }
}
