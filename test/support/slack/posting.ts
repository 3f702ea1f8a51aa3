import { type Core, changed } from './core.ts';
import { IDS } from './defaults.ts';
import { emitEvent } from './events.ts';
import type { Obj } from './json.ts';
import type { CheckedMessage } from './rules/message.ts';
import type { Channel, Message } from './state.ts';

interface Origin {
  channel: string;
  via: Message['via'];
  args: Obj;
  threadTs?: string;
  ephemeralTo?: string;
  ts?: string;
}

/** Puts a checked message of the bot into the workspace. */
export function addBotMessage(core: Core, checked: CheckedMessage, origin: Origin): Message {
  const message: Message = {
    channel: origin.channel,
    ts: origin.ts ?? core.world.ts(),
    user: IDS.bot,
    botId: IDS.botId,
    text: checked.text,
    blocks: withBlockIds(checked.blocks),
    attachments: checked.attachments,
    ...(checked.metadata && { metadata: checked.metadata }),
    ...(origin.threadTs && { threadTs: origin.threadTs }),
    ...(origin.ephemeralTo && { ephemeralTo: origin.ephemeralTo }),
    reactions: new Map(),
    args: origin.args,
    via: origin.via,
    pieces: checked.pieces,
    seq: core.world.nextSeq(),
  };
  core.world.messages.push(message);
  if (message.ephemeralTo === undefined) emitMessage(core, message);
  changed(core);
  return message;
}

/** Slack gives every block an id. */
export const withBlockIds = (blocks: Obj[]): Obj[] =>
  blocks.map((block, i) => ({ block_id: `blk${i}`, ...block }));

/** The message.* event for a new message, to the bot too when it is the sender. */
export function emitMessage(core: Core, message: Message): void {
  const channel = core.world.channels.get(message.channel);
  if (channel === undefined) return;
  emitEvent(
    core,
    `message.${subscriptionOf(channel)}`,
    {
      type: 'message',
      user: message.user,
      ...(message.botId && { bot_id: message.botId, app_id: IDS.app }),
      text: message.text,
      ts: message.ts,
      channel: message.channel,
      channel_type:
        channel.kind === 'public' ? 'channel' : channel.kind === 'private' ? 'group' : channel.kind,
      team: core.world.team.id,
      event_ts: message.ts,
      ...(message.blocks.length > 0 && { blocks: message.blocks }),
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    channel,
  );
}

const subscriptionOf = (channel: Channel): string =>
  ({ public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' })[channel.kind];

/** A message as methods and payloads show it. */
export function shown(message: Message, withMetadata = false): Obj {
  return {
    type: 'message',
    user: message.user,
    ...(message.botId && { bot_id: message.botId, app_id: IDS.app, team: IDS.team }),
    text: message.text,
    ts: message.ts,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(message.edited && { edited: { user: message.user, ts: message.edited } }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
    ...(message.reactions.size > 0 && { reactions: shownReactions(message) }),
  };
}

/** People listed under an emoji unless the caller asks for all; `count` is always right. */
export const REACTION_USERS_SHOWN = 20;

/**
 * Reactions as reactions.get and the history show them. "The users array may not always contain all users":
 * https://docs.slack.dev/reference/methods/reactions.get. The figure is ours; Slack does not tell.
 */
export const shownReactions = (message: Message, full = false): Obj[] =>
  [...message.reactions].map(([name, users]) => ({
    name,
    users: full ? [...users] : users.slice(0, REACTION_USERS_SHOWN),
    count: users.length,
  }));
