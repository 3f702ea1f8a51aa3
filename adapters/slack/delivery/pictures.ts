import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { cleanLine, type ImageBlock, type Message } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { LIMITS } from '../limits.ts';
import type { FileIds } from '../render/blocks.ts';
import { cut } from '../render/cut.ts';
import { upload } from './upload.ts';

interface Parts {
  /** Neither repeats nor waits. */
  readonly client: webApi.WebClient;
  readonly fetch: webApi.FetchFunction;
  readonly log: Log;
}

const KEPT = 50;

/**
 * Pictures as files of Slack, which an image block may name. A file that was shared nowhere is seen where such a block is.
 * https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object
 */
export class Pictures {
  readonly #parts: Parts;
  /** What a picture shows → its file, oldest first. */
  readonly #uploaded = new Map<string, string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Uploads a message's pictures; one that Slack does not take is left out, and its words stand in its place. */
  async of(message: Message): Promise<FileIds> {
    const ids = new Map<ImageBlock, string>();
    for (const block of message.blocks) {
      if (block.type !== 'image') continue;
      const id = await this.#idOf(block);
      if (id !== undefined) ids.set(block, id);
    }
    return ids;
  }

  async #idOf(block: ImageBlock): Promise<string | undefined> {
    const name = createHash('sha256').update(block.alt).update('\n').update(block.png).digest('hex');
    const known = this.#uploaded.get(name);
    if (known !== undefined) return known;
    try {
      const id = await this.#upload(block);
      this.#uploaded.set(name, id);
      const [oldest] = this.#uploaded.keys();
      if (this.#uploaded.size > KEPT && oldest !== undefined) this.#uploaded.delete(oldest);
      return id;
    } catch (error) {
      this.#parts.log.warn({ reason: describeError(error) }, 'a picture could not be uploaded');
      return undefined;
    }
  }

  #upload({ png, alt }: ImageBlock): Promise<string> {
    const words = cut(cleanLine(alt), LIMITS.altText);
    return upload(this.#parts, {
      ...{ name: 'picture.png', mediaType: 'image/png', bytes: Buffer.from(png, 'base64') },
      title: words || 'Picture',
      altText: words,
    });
  }
}
