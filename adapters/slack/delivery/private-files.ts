import type { webApi } from '@slack/bolt';
import { type Block, cleanLine, type FileBlock, footnote, type Message } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { upload } from './upload.ts';

interface Parts {
  /** Neither repeats nor waits. */
  readonly client: webApi.WebClient;
  readonly fetch: webApi.FetchFunction;
  readonly log: Log;
}

/** Files of an answer that one person sees: a private answer of Slack holds none, so they go into the direct conversation. */
export class PrivateFiles {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The message with words in place of each file; one that Slack does not take stays, and is shown as text. */
  async give(userId: string, message: Message): Promise<Message> {
    if (!message.blocks.some(({ type }) => type === 'file')) return message;
    const blocks: Block[] = [];
    for (const block of message.blocks)
      blocks.push(block.type === 'file' ? await this.#send(userId, block) : block);
    return { ...message, blocks };
  }

  async #send(userId: string, file: FileBlock): Promise<Block> {
    try {
      const { channel } = await this.#parts.client.conversations.open({ users: userId });
      if (!channel?.id) throw new Error('Slack opened no conversation');
      const bytes = Buffer.from(file.content);
      const title = cleanLine(file.name);
      await upload(this.#parts, {
        name: title,
        mediaType: file.mediaType,
        bytes,
        title,
        channel: channel.id,
      });
      return footnote(`${title} is in our direct conversation.`);
    } catch (error) {
      this.#parts.log.warn({ reason: describeError(error) }, 'a file could not be sent');
      return file;
    }
  }
}
