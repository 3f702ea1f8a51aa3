import {
  type ActionRef,
  type CallContext,
  deliveryKey,
  type Message,
  type PostResult,
  type Space,
  storeActions,
  text,
} from '../../src/chat/api.ts';
import { channelName } from '../asked/channel.ts';
import type { Post } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import type { RunnerParts } from './parts.ts';

/**
 * Posts in the channel and remembers what was accepted. After one that did not arrive none follows: the channel would
 * refuse them too. Answers with what was not posted, for the asker alone, and with `again` as a button.
 */
export async function deliverPosts(
  parts: RunnerParts,
  call: CallContext,
  space: Space | undefined,
  posts: readonly Post[],
  again: ActionRef,
): Promise<Message | undefined> {
  const event = call.eventId ?? parts.clock.newId();
  for (const [i, { message, subjects }] of posts.entries()) {
    const ready = await storeActions(parts.actions, message);
    const result = await post(parts, call, ready, deliveryKey(call.channel.platform, event, i));
    if (result.state !== 'accepted') {
      const left = posts.slice(i).map((one) => one.message);
      return privately(left, whyNot(result, call), result.state === 'unknown' ? undefined : again);
    }
    const ref = { platform: call.channel.platform, channelId: result.channelId, messageId: result.messageId };
    if (space) await parts.posted.remember(ref, space.id, subjects, call.channel.kind === 'direct');
  }
  return undefined;
}

/** An adapter that throws has sent, or not: nobody knows. */
async function post(
  { platformOf, log }: RunnerParts,
  { channel }: CallContext,
  message: Message,
  key: string,
): Promise<PostResult> {
  const platform = platformOf(channel.platform);
  if (platform === undefined) return { state: 'later', afterMs: 0, detail: 'I am not connected there.' };
  try {
    return await platform.post(channel, message, key);
  } catch (error) {
    log.error({ error, platform: channel.platform }, 'posting an answer failed');
    return { state: 'unknown', detail: 'the connection broke' };
  }
}

function whyNot(result: Exclude<PostResult, { state: 'accepted' }>, { channel }: CallContext): string {
  const where = channelName(channel);
  switch (result.state) {
    case 'refused':
      // It names the place, what is missing there and the way out.
      return result.detail;
    case 'later':
      return `I cannot post in ${where} just now: ${result.detail}. Ask again in ${Math.ceil(result.afterMs / 1_000)} s.`;
    case 'unknown':
      return `I do not know whether this arrived in ${where} (${result.detail}). Look there before you ask again.`;
  }
}

function privately(messages: readonly Message[], why: string, again: ActionRef | undefined): Message {
  const tryAgain = buttonRow(...(again ? [button('Try again', again)] : []));
  const [first] = messages;
  if (messages.length === 1 && first) {
    const note = text(`${why} Here it is for you alone.`);
    return { title: first.title, blocks: [note, ...first.blocks, ...tryAgain] };
  }
  const blocks = messages.flatMap(({ title, blocks }) => [text(title), ...blocks]);
  return { title: 'For you alone', blocks: [text(why), ...tryAgain, ...blocks] };
}
