import type { types } from '@slack/bolt';
import type { ChatHandlers } from '../../../src/chat/api.ts';
import { personOf, spaceOf } from '../context.ts';
import type { Identity } from '../identity.ts';
import { SLACK } from '../name.ts';
import type { People } from '../people.ts';
import { emojiOf } from '../render/emoji.ts';

/** One person's reaction to a message, at Slack's own time of it; files have reactions too, and mean nothing here. */
export async function onReaction(
  event: types.ReactionAddedEvent | types.ReactionRemovedEvent,
  eventId: string,
  parts: { handlers: ChatHandlers; people: People; identity: Identity },
): Promise<void> {
  const { user, item, reaction, event_ts } = event;
  const { handlers, people, identity } = parts;
  if (item.type !== 'message' || user === identity.userId || (await people.isBot(user))) return;
  const zone = await people.zone(user);
  await handlers.reaction({
    person: { ...personOf(user, identity), ...(zone && { zone }) },
    posted: { platform: SLACK, channelId: item.channel, messageId: item.ts },
    space: spaceOf(identity),
    emoji: emojiOf(reaction),
    change: event.type === 'reaction_added' ? 'added' : 'removed',
    at: Math.round(Number(event_ts) * 1000),
    eventId,
  });
}
