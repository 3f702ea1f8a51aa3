import type { Change } from '../guards/change.ts';
import { PLATFORM, personOf, spaceOf } from '../guards/visitor.ts';
import { addressOf, type Room, tellAll } from '../room.ts';
import { emojiFor } from '../views/reactions.ts';

/** Puts a reaction under a message or takes it back; the core hears of a real change only. */
export async function react(room: Room, change: Change): Promise<void> {
  const { conversation } = room.options;
  const line = await conversation.byId(change.field('message'));
  if (line?.channelId !== addressOf(change.channel, change.visitor).channelId) return;
  const reactions = (await conversation.reactions([line.id])).get(line.id) ?? [];
  const emoji = change.field('emoji');
  if (!emojiFor(line.message, reactions).includes(emoji)) return;
  const { accountId } = change.visitor;
  const mine = reactions.some((one) => one.emoji === emoji && one.accountIds.includes(accountId));
  if (!(await conversation.react(line.id, emoji, accountId, !mine))) return;
  await room.handlers.reaction({
    person: personOf(change.visitor),
    space: spaceOf(change.visitor),
    posted: { platform: PLATFORM, channelId: line.channelId, messageId: line.id },
    emoji,
    change: mine ? 'removed' : 'added',
    at: room.options.clock.now(),
  });
  tellAll(room);
}
