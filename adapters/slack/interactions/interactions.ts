import type { BlockAction, MessageShortcut, SlashCommand } from '@slack/bolt';
import type { CallContext, ChatHandlers } from '../../../src/chat/api.ts';
import { contextOf, type Deed } from '../context.ts';
import type { Place } from '../delivery/place.ts';
import type { Identity } from '../identity.ts';
import type { People } from '../people.ts';
import { SHORTCUT } from '../platform-table.ts';
import { readActionId } from '../render/actions.ts';
import { namesToEmoji } from '../render/emoji.ts';
import { type Answering, said } from './answering.ts';
import { messageText } from './message-text.ts';
import type { Asker } from './reply-route.ts';

interface Parts {
  readonly answering: Answering;
  readonly people: People;
  readonly identity: Identity;
}

/** What people do that wants an answer; all of it is acknowledged before it comes here. */
export class Interactions {
  readonly #handlers: ChatHandlers;
  readonly #parts: Parts;

  constructor(handlers: ChatHandlers, parts: Parts) {
    this.#handlers = handlers;
    this.#parts = parts;
  }

  async command(body: SlashCommand): Promise<void> {
    const { user_id: userId, channel_id: channel, channel_name: placeName, trigger_id, response_url } = body;
    const userName = body.user_name;
    const to: Asker = { userId, place: { channel }, responseUrl: response_url };
    await this.#parts.answering.answer(to, trigger_id, async () =>
      this.#handlers.command({
        ...(await this.#context({ userId, userName, place: to.place, placeName, eventId: trigger_id })),
        root: body.command.replace(/^\//, ''),
        input: { kind: 'text', text: namesToEmoji(body.text ?? '') },
      }),
    );
  }

  async shortcut(body: MessageShortcut): Promise<void> {
    const place = placeIn(body.channel.id, body.message.thread_ts);
    const to: Asker = { userId: body.user.id, place, responseUrl: body.response_url };
    const deed = { userId: to.userId, place, placeName: body.channel.name, eventId: body.trigger_id };
    await this.#parts.answering.answer(to, body.trigger_id, async () =>
      this.#handlers.shortcut({
        ...(await this.#context(deed)),
        name: SHORTCUT.name,
        text: messageText(body.message),
      }),
    );
  }

  async press(body: BlockAction): Promise<void> {
    const [pressed] = body.actions;
    const channel = body.channel?.id ?? body.container.channel_id;
    if (pressed === undefined || typeof channel !== 'string') return;
    const place = placeIn(channel, body.container.thread_ts);
    const to: Asker = { userId: body.user.id, place, responseUrl: body.response_url };
    const actionId = readActionId(pressed.action_id);
    if (actionId === undefined) return this.#outdated(to);
    const deed = { userId: to.userId, place, placeName: body.channel?.name ?? '', eventId: body.trigger_id };
    const chosen = pressed.type === 'static_select' ? pressed.selected_option?.value : undefined;
    const messageId: unknown = body.container.message_ts;
    await this.#parts.answering.answer(to, body.trigger_id, async () =>
      this.#handlers.action({
        ...(await this.#context(deed)),
        actionId,
        ...(chosen !== undefined && { chosen }),
        ...(typeof messageId === 'string' && { messageId }),
      }),
    );
  }

  async #outdated(to: Asker): Promise<void> {
    const reply = said('This button is from an earlier version of me', 'Ask again with /paper help.');
    await this.#parts.answering.show(to, undefined, { reply });
  }

  async #context(deed: Deed): Promise<CallContext> {
    const { people, identity } = this.#parts;
    return contextOf({ ...deed, zone: await people.zone(deed.userId) }, identity);
  }
}

function placeIn(channel: string, thread: unknown): Place {
  return typeof thread === 'string' ? { channel, thread } : { channel };
}
