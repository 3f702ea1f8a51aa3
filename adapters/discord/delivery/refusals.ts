import { RESTJSONErrorCodes as Code } from 'discord.js';
import type { Address, RefusalReason } from '../../../src/chat/api.ts';

interface Refusal {
  readonly reason: RefusalReason;
  /** Says it to a person, with the way out. */
  detail(place: string): string;
}

const gone: Refusal = {
  reason: 'gone',
  detail: (place) => `${place} is no longer there. Choose another place with /paper-admin digest set.`,
};
const noAccess: Refusal = {
  reason: 'no-permission',
  detail: (place) =>
    `The permission View Channel is missing in ${place}. Give it to my role, then try again.`,
};
const noPermission: Refusal = {
  reason: 'no-permission',
  detail: (place) =>
    `One of the permissions View Channel, Send Messages (in threads: Send Messages in Threads), Embed Links and Attach Files is missing in ${place}. Give them to my role, then try again.`,
};
const closed: Refusal = {
  reason: 'closed',
  detail: () =>
    'This person does not take direct messages from me. Allow direct messages from members of a server we share, then use any /paper command.',
};
const invalid: Refusal = {
  reason: 'invalid',
  detail: (place) =>
    `Discord did not accept the form of this message for ${place}. That is a defect of Paperboy: please report it.`,
};
const notForText: Refusal = {
  reason: 'invalid',
  detail: (place) => `${place} does not take messages. Choose a text channel, a thread or a forum.`,
};
const archived: Refusal = {
  reason: 'gone',
  detail: (place) =>
    `${place} is archived and locked. Unlock it, or choose another place with /paper-admin digest set.`,
};
const unauthorised: Refusal = {
  reason: 'unauthorised',
  detail: () =>
    'Discord no longer accepts the token in DISCORD_TOKEN. Put in a new one and start Paperboy again.',
};

/** Discord's error codes that say a message was surely not taken. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const BY_CODE: Readonly<Record<number, Refusal>> = {
  [Code.UnknownChannel]: gone,
  [Code.UnknownGuild]: gone,
  [Code.UnknownMessage]: { reason: 'gone', detail: (place) => `The message in ${place} is no longer there.` },
  [Code.MissingAccess]: noAccess,
  [Code.MissingPermissions]: noPermission,
  [Code.CannotSendMessagesToThisUser]: closed,
  [Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: closed,
  [Code.CannotSendAnEmptyMessage]: invalid,
  [Code.InvalidFormBodyOrContentType]: invalid,
  [Code.RequestEntityTooLarge]: invalid,
  [Code.CannotSendMessagesInNonTextChannel]: notForText,
  [Code.CannotExecuteActionOnThisChannelType]: notForText,
  [Code.InvalidActionOnArchivedThread]: archived,
  [Code.TagRequiredToCreateAForumPostInThisChannel]: {
    reason: 'invalid',
    detail: (place) => `${place} asks for a tag on every post. Switch that off in its settings.`,
  },
};

const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: invalid,
  401: unauthorised,
  403: noPermission,
  404: gone,
  413: invalid,
};

/** Why a message was refused for good, in the core's words; undefined when code and status do not say. */
export function refusalOf(code: number | string | undefined, status: number): Refusal | undefined {
  return (typeof code === 'number' ? BY_CODE[code] : undefined) ?? BY_STATUS[status];
}

/** A refusal's words for a person, as a sentence. */
export function refusalWords(refusal: Refusal, to: Pick<Address, 'kind' | 'name'>): string {
  const words = refusal.detail(placeName(to));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A place as a person knows it. */
export function placeName(to: Pick<Address, 'kind' | 'name'>): string {
  if (to.kind === 'direct') return 'the direct messages';
  const what = { channel: 'the channel', thread: 'the thread', forum: 'the forum' }[to.kind];
  return to.name ? `#${to.name}` : what;
}
