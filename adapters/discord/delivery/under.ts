import { RESTJSONErrorCodes as Code, DiscordAPIError } from 'discord.js';
import type { Address, PostResult } from '../../../src/chat/api.ts';
import { postFailure } from './post-failure.ts';
import { placeName } from './refusals.ts';
import type { Threads } from './threads.ts';

/** An address below a message of ours. */
export type Under = Address & { readonly under: string };

export const isUnder = (to: Address): to is Under => to.under !== undefined;

/** Sends to a channel or a thread; with `replyTo` as a reply there, with `silent` without a sound. */
export type Send = (channelId: string, how?: { replyTo?: string; silent?: boolean }) => Promise<PostResult>;

/** Sends a message to where it belongs below another: in its thread, or as a reply where Discord has none. */
export async function postUnder(to: Under, send: Send, threads: Threads): Promise<PostResult> {
  switch (to.kind) {
    case 'direct':
      return send(to.channelId, quietReply(to));
    case 'thread':
      return send(to.channelId, to.quiet ? quietReply(to) : {});
    case 'forum':
      return inPost(to, send);
    case 'channel':
      return inThread(to, send, threads);
  }
}

const quietReply = (to: Under) => ({ replyTo: to.under, silent: true });
const soundOf = (to: Under) => ({ silent: to.quiet === true });

/** The post is the thread, and has its starter's id. A message further down in it has none of its own. */
async function inPost(to: Under, send: Send): Promise<PostResult> {
  try {
    return await send(to.under, soundOf(to));
  } catch (error) {
    if (!hasCode(error, Code.UnknownChannel)) return refusedUnder(error, to);
  }
  try {
    return await send(to.channelId, quietReply(to));
  } catch (error) {
    // The forum itself takes no messages: the post was deleted.
    return hasCode(error, Code.CannotSendMessagesInNonTextChannel)
      ? messageGone(to)
      : refusedUnder(error, to);
  }
}

async function inThread(to: Under, send: Send, threads: Threads): Promise<PostResult> {
  const opened = await threads.open(to);
  if (typeof opened === 'object') return opened;
  try {
    return await (opened === 'open' ? send(to.under, soundOf(to)) : send(to.channelId, quietReply(to)));
  } catch (error) {
    if (!hasCode(error, Code.UnknownChannel)) return refusedUnder(error, to);
    threads.forget(to.under);
    return messageGone(to);
  }
}

/** What is said of a thread must not be said of its channel: only a missing right holds for all of it. */
function refusedUnder(error: unknown, to: Under): PostResult {
  const isLocked = hasCode(error, Code.InvalidActionOnArchivedThread) || hasCode(error, Code.ThreadLocked);
  if (!isLocked) return postFailure(error, to);
  const detail = `The thread in ${placeName(to)} is locked. Unlock it, so that what belongs there can come.`;
  return { state: 'refused', reason: 'invalid', detail };
}

export function messageGone(to: Address): PostResult {
  const detail = `The message in ${placeName(to)} that this belongs under, or its thread, was deleted.`;
  return { state: 'refused', reason: 'invalid', detail };
}

export function noThreads(to: Address): PostResult {
  const detail = `I can't start a thread in ${placeName(to)}: the permission Create Public Threads is missing. Give it and Send Messages in Threads to my role, or choose another layout with /paper-admin digest set.`;
  return { state: 'refused', reason: 'no-permission', detail };
}

export function hasCode(error: unknown, code: Code): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
