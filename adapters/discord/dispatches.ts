import {
  type Client,
  GatewayDispatchEvents,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveAllDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageReactionRemoveEmojiDispatchData,
} from 'discord.js';
import type { ChatHandlers } from '../../src/chat/api.ts';
import type { InHand } from '../../src/chat/in-hand.ts';
import type { Clock } from '../../src/clock.ts';
import { onReaction, postedRef } from './events/reactions.ts';

interface Parts {
  readonly client: Client;
  readonly handlers: ChatHandlers;
  readonly clock: Pick<Clock, 'now'>;
}

/** The data of the gateway's events about messages of ours. */
interface DispatchData {
  MESSAGE_REACTION_ADD: GatewayMessageReactionAddDispatchData;
  MESSAGE_REACTION_REMOVE: GatewayMessageReactionRemoveDispatchData;
  MESSAGE_REACTION_REMOVE_ALL: GatewayMessageReactionRemoveAllDispatchData;
  MESSAGE_REACTION_REMOVE_EMOJI: GatewayMessageReactionRemoveEmojiDispatchData;
  MESSAGE_DELETE: GatewayMessageDeleteDispatchData;
  MESSAGE_DELETE_BULK: GatewayMessageDeleteBulkDispatchData;
}

type Dispatches = { [E in keyof DispatchData]: (data: DispatchData[E]) => Promise<unknown> };

/**
 * What is done at events about messages, taken as the gateway tells them: the library keeps back those of direct
 * messages it has not seen since the start (it makes no channel of them), and for the others it would fill its caches.
 */
export function dispatches(parts: Parts): Dispatches {
  const { handlers } = parts;
  return {
    MESSAGE_REACTION_ADD: (data) => onReaction(data, 'added', parts),
    MESSAGE_REACTION_REMOVE: (data) => onReaction(data, 'removed', parts),
    MESSAGE_REACTION_REMOVE_ALL: (data) =>
      handlers.reactionsChanged(postedRef(data.channel_id, data.message_id)),
    MESSAGE_REACTION_REMOVE_EMOJI: (data) =>
      handlers.reactionsChanged(postedRef(data.channel_id, data.message_id)),
    MESSAGE_DELETE: (data) => handlers.messageGone(postedRef(data.channel_id, data.id)),
    MESSAGE_DELETE_BULK: ({ ids, channel_id }) =>
      Promise.all(ids.map((id) => handlers.messageGone(postedRef(channel_id, id)))),
  };
}

/** Takes these events from the gateway, as work in hand. */
export function takeDispatches(client: Client, all: Dispatches, inHand: InHand, open: () => boolean): void {
  for (const event of Object.values(GatewayDispatchEvents)) {
    if (!(event in all)) continue;
    const act = all[event as keyof Dispatches];
    client.ws.on(event, (data: unknown) => {
      if (!open()) return;
      inHand.run(event, async () => {
        await Reflect.apply(act, undefined, [data]);
      });
    });
  }
}
