import { type APIMessage, MessageFlags, type REST, Routes } from 'discord.js';
import type { Address, DeliveryKey, Message, PostedRef, PostResult } from '../../../src/chat/api.ts';
import { cleanLine } from '../../../src/chat/clean-text.ts';
import { inTime } from '../../../src/chat/in-time.ts';
import { marked, nonceOf } from '../delivery-mark.ts';
import { LIMITS } from '../limits.ts';
import type { OpensForm } from '../render/buttons.ts';
import { render } from '../render/render.ts';
import { shorten } from '../render/shorten.ts';
import { postFailure } from './post-failure.ts';
import { Threads } from './threads.ts';
import { isUnder, postUnder, type Send } from './under.ts';

/** Sends and changes messages, one request each. */
export class Poster {
  readonly #rest: REST;
  readonly #opensForm: OpensForm;
  readonly #threads: Threads;

  constructor(rest: REST, opensForm: OpensForm) {
    this.#rest = rest;
    this.#opensForm = opensForm;
    this.#threads = new Threads(rest);
  }

  async post(
    to: Address,
    message: Message,
    key: DeliveryKey,
    maySend: () => boolean = () => true,
  ): Promise<PostResult> {
    const send: Send = (channelId, how) => inTime(maySend, () => this.#send(channelId, message, key, how));
    try {
      if (isUnder(to)) return await postUnder(to, send, this.#threads);
      return await (to.kind === 'forum'
        ? inTime(maySend, () => this.#start(to, message, key))
        : send(to.channelId));
    } catch (error) {
      return postFailure(error, to);
    }
  }

  async edit(posted: PostedRef, message: Message): Promise<PostResult> {
    const { body, files } = render(message, this.#opensForm);
    const route = Routes.channelMessage(posted.channelId, posted.messageId);
    try {
      return accepted(await this.#rest.patch(route, { body, files }));
    } catch (error) {
      return postFailure(error, { kind: 'channel' });
    }
  }

  async #send(
    channelId: string,
    message: Message,
    key: DeliveryKey,
    { replyTo, silent = false }: Parameters<Send>[1] = {},
  ): Promise<PostResult> {
    const { body, files } = this.#marked(message, key);
    const whole = {
      ...body,
      ...(silent && { flags: body.flags | MessageFlags.SuppressNotifications }),
      // That the message replied to was deleted meanwhile is no reason to keep this one back.
      ...(replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
      nonce: nonceOf(key),
      enforce_nonce: true,
    };
    return accepted(await this.#rest.post(Routes.channelMessages(channelId), { body: whole, files }));
  }

  /** A forum takes threads only; Discord has no nonce for them. */
  async #start(to: Address, message: Message, key: DeliveryKey): Promise<PostResult> {
    const { body, files } = this.#marked(message, key);
    const name = shorten(cleanLine(message.title), LIMITS.threadName) || 'Paperboy';
    const thread = await this.#rest.post(Routes.threads(to.channelId), {
      body: { name, message: body },
      files,
    });
    // The starter message has its thread's id.
    return accepted(hasId(thread) ? { id: thread.id, channel_id: thread.id } : thread);
  }

  #marked(message: Message, key: DeliveryKey): ReturnType<typeof render> {
    const { body, files } = render(message, this.#opensForm);
    return { body: { ...body, components: marked(body.components, key) }, files };
  }
}

function accepted(made: unknown): PostResult {
  if (isMessage(made)) return { state: 'accepted', messageId: made.id, channelId: made.channel_id };
  return { state: 'unknown', detail: 'Discord answered without a message' };
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}

function isMessage(value: unknown): value is Pick<APIMessage, 'id' | 'channel_id'> {
  return hasId(value) && 'channel_id' in value && typeof value.channel_id === 'string';
}
