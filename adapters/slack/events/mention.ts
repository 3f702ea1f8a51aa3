import type { types } from '@slack/bolt';
import type { ChatHandlers } from '../../../src/chat/api.ts';
import { contextOf } from '../context.ts';
import type { Place } from '../delivery/place.ts';
import type { Identity } from '../identity.ts';
import type { Answering } from '../interactions/answering.ts';
import type { ReplyRoute } from '../interactions/reply-route.ts';
import type { People } from '../people.ts';
import { namesToEmoji } from '../render/emoji.ts';

interface Parts {
  readonly handlers: ChatHandlers;
  readonly answering: Answering;
  readonly route: ReplyRoute;
  readonly people: People;
  readonly identity: Identity;
}

/** What was said to the bot. */
interface Said {
  readonly userId: string;
  readonly text: string;
  readonly place: Place;
  readonly eventId: string;
}

/** Answers whoever names the bot in a channel, privately, in the thread if it was there. */
export async function onMention(event: types.AppMentionEvent, eventId: string, parts: Parts): Promise<void> {
  const { user: userId, bot_id, channel, thread_ts, text } = event;
  if (userId === undefined || bot_id !== undefined) return;
  const place = thread_ts === undefined ? { channel } : { channel, thread: thread_ts };
  const answer = await asked({ userId, text, place, eventId }, parts);
  await parts.answering.show({ userId, place }, undefined, answer);
}

/** Answers what somebody writes to the bot directly, in the conversation. */
export async function onDirectMessage(
  event: types.GenericMessageEvent,
  eventId: string,
  parts: Parts,
): Promise<void> {
  const { user: userId, bot_id, channel, channel_type, thread_ts, text = '' } = event;
  if (channel_type !== 'im' || bot_id !== undefined || userId === parts.identity.userId) return;
  const place = thread_ts === undefined ? { channel } : { channel, thread: thread_ts };
  const answer = await asked({ userId, text, place, eventId }, parts);
  if (answer.reply && !answer.form) await parts.route.sayOpenly({ userId, place }, answer.reply);
  else await parts.answering.show({ userId, place }, undefined, answer);
}

async function asked({ userId, text, place, eventId }: Said, parts: Parts) {
  const { people, identity, handlers, answering } = parts;
  const words = text.replaceAll(`<@${identity.userId}>`, ' ').trim();
  return answering.guarded(async () => {
    const zone = await people.zone(userId);
    const context = contextOf({ userId, place, zone, eventId }, identity);
    return handlers.mention({ ...context, text: namesToEmoji(words) });
  });
}
