import type { EventFromType } from '@slack/bolt';
import type { ChatHandlers } from '../../src/chat/api.ts';
import { spaceOf } from './context.ts';
import { addressOf } from './delivery/place.ts';
import { onDirectMessage, onMention } from './events/mention.ts';
import { onReaction } from './events/reactions.ts';
import type { Identity } from './identity.ts';
import type { Answering } from './interactions/answering.ts';
import type { ReplyRoute } from './interactions/reply-route.ts';
import { SLACK } from './name.ts';
import type { People } from './people.ts';

export interface ListenerParts {
  readonly handlers: ChatHandlers;
  readonly answering: Answering;
  readonly route: ReplyRoute;
  readonly people: People;
  readonly identity: Identity;
  /** The app was removed from the workspace: nothing more is sent. */
  readonly removed: () => void;
}

type Listener<E extends string> = (event: EventFromType<E>, eventId: string) => Promise<void>;

/** Gives each listener the type of its event. */
type Listeners = {
  readonly [E in
    | 'app_mention'
    | 'message'
    | 'reaction_added'
    | 'reaction_removed'
    | 'channel_archive'
    | 'channel_unarchive'
    | 'channel_deleted'
    | 'group_archive'
    | 'group_unarchive'
    | 'group_deleted'
    | 'member_joined_channel'
    | 'app_uninstalled'
    | 'tokens_revoked']: Listener<E>;
};

/** What is done at each event: these are the events of the platform table, as the library names them. */
export function eventListeners(parts: ListenerParts): Listeners {
  const gone =
    (how: 'deleted' | 'archived') =>
    ({ channel }: { channel: string }) =>
      parts.handlers.channelGone(addressOf({ channel }, parts.identity.teamId), how);
  const seen = () => parts.handlers.spaceSeen(spaceOf(parts.identity));
  const left = async () => {
    parts.removed();
    await parts.handlers.spaceLeft(spaceOf(parts.identity));
  };
  return {
    app_mention: (event, eventId) => onMention(event, eventId, parts),
    message: (event, eventId) => onMessage(event, eventId, parts),
    reaction_added: (event, eventId) => onReaction(event, eventId, parts),
    reaction_removed: (event, eventId) => onReaction(event, eventId, parts),
    channel_archive: gone('archived'),
    channel_unarchive: seen,
    channel_deleted: gone('deleted'),
    group_archive: gone('archived'),
    group_unarchive: seen,
    group_deleted: gone('deleted'),
    member_joined_channel: async ({ user }) => {
      if (user === parts.identity.userId) await seen();
    },
    app_uninstalled: left,
    tokens_revoked: async ({ tokens }) => {
      if (tokens.bot?.includes(parts.identity.userId)) await left();
    },
  };
}

async function onMessage(
  event: EventFromType<'message'>,
  eventId: string,
  parts: ListenerParts,
): Promise<void> {
  if (event.subtype === 'message_deleted') {
    const { channel, deleted_ts } = event;
    await parts.handlers.messageGone({ platform: SLACK, channelId: channel, messageId: deleted_ts });
  } else if (event.subtype === undefined) await onDirectMessage(event, eventId, parts);
}
