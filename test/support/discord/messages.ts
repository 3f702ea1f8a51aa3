import type { APIAttachment, APIEmbed, APIMessageReference, APIMessageTopLevelComponent } from 'discord.js';
import { isObject, type JsonObject, objectsIn, textOf } from './json.ts';
import { PERMISSION } from './permissions.ts';
import { COMPONENT, within } from './rules/component-parts.ts';
import { type Channel, FLAG, type Message, type UploadedFile, type User } from './types.ts';
import { wireMember } from './wire.ts';
import { wireMessage } from './wire-message.ts';
import type { World } from './world.ts';

export interface Draft {
  channel: Channel;
  author: User;
  body: JsonObject;
  files?: UploadedFile[];
  type?: number;
  interaction?: Message['interaction'];
  ephemeralFor?: string | undefined;
  reference?: APIMessageReference;
}

function attachments(
  world: World,
  body: JsonObject,
  files: UploadedFile[],
  kept: APIAttachment[],
): APIAttachment[] {
  const asked = objectsIn(body.attachments);
  const stay =
    body.attachments === undefined ? kept : kept.filter((one) => asked.some((ask) => ask.id === one.id));
  const fresh = files.map((file): APIAttachment => {
    const id = world.state.id();
    const index = /\d+/.exec(file.field)?.[0];
    const description = asked.find((ask) => String(ask.id) === index)?.description;
    return {
      id,
      filename: file.filename,
      size: file.bytes.length,
      url: `https://cdn.discordapp.com/attachments/${id}/${file.filename}`,
      proxy_url: `https://media.discordapp.net/attachments/${id}/${file.filename}`,
      content_type: file.contentType,
      ...(typeof description === 'string' ? { description } : {}),
    };
  });
  return [...stay, ...fresh];
}

/** Whom a text pings. Without allowed_mentions that is everybody it names. */
function pings(world: World, draft: Draft): Pick<Message, 'mentions' | 'mentionEveryone' | 'mentionRoles'> {
  const { body, channel, author } = draft;
  const shown = objectsIn(body.components)
    .flatMap(within)
    .filter((part) => part.type === COMPONENT.text);
  const text = [textOf(body.content), ...shown.map((part) => textOf(part.content))].join('\n');
  const rules = isObject(body.allowed_mentions) ? body.allowed_mentions : undefined;
  const allows = (kind: string, id?: string) => {
    if (!rules) return true;
    const list = rules[kind];
    return (
      (Array.isArray(rules.parse) && rules.parse.includes(kind)) || (Array.isArray(list) && list.includes(id))
    );
  };
  const named = (pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].map((found) => String(found[1]))),
  ];
  const mayPingAll = world.state.permissionsIn(channel, author) & PERMISSION.mentionEveryone;
  return {
    mentions: named(/<@!?(\d+)>/g)
      .filter((id) => allows('users', id))
      .flatMap((id) => world.state.users.get(id) ?? []),
    mentionEveryone: /@(everyone|here)/.test(text) && allows('everyone') && mayPingAll !== 0n,
    mentionRoles: named(/<@&(\d+)>/g).filter((id) => allows('roles', id)),
  };
}

const orEmpty = <T>(value: unknown): T[] => (Array.isArray(value) ? value : []);

/** Makes a message from a body that was found good; it is not in its channel yet. */
export function makeMessage(world: World, draft: Draft): Message {
  const { body, channel } = draft;
  const nonce = body.nonce;
  return {
    id: world.state.id(),
    channelId: channel.id,
    type: draft.type ?? (draft.reference ? 19 : 0),
    author: draft.author,
    content: textOf(body.content),
    embeds: orEmpty<APIEmbed>(body.embeds).map((embed) => ({
      ...embed,
      type: 'rich' as APIEmbed['type'],
    })) as APIEmbed[],
    components: orEmpty<APIMessageTopLevelComponent>(body.components),
    attachments: attachments(world, body, draft.files ?? [], []),
    flags: typeof body.flags === 'number' ? body.flags : 0,
    nonce: typeof nonce === 'string' || typeof nonce === 'number' ? nonce : undefined,
    ...pings(world, draft),
    allowedMentions: isObject(body.allowed_mentions) ? body.allowed_mentions : undefined,
    reference: draft.reference,
    poll: isObject(body.poll) ? body.poll : undefined,
    reactions: new Map(),
    createdAt: world.settings.now(),
    editedAt: undefined,
    interaction: draft.interaction,
    ephemeralFor: draft.ephemeralFor,
  };
}

/** The event's data: the message, and who wrote it in which guild. */
function eventData(world: World, channel: Channel, message: Message): JsonObject {
  const member = world.state.guildOf(channel)?.members.get(message.author.id);
  return { ...wireMessage(world.state, message), ...(member ? { member: wireMember(member, false) } : {}) };
}

/** Puts a message into its channel and tells of it. */
export function publish(world: World, message: Message, silent = false): void {
  const channel = world.state.channels.get(message.channelId);
  if (!channel) return;
  channel.messages.set(message.id, message);
  // The channel's type travels with new messages only: https://github.com/discord/discord-api-docs/pull/8311
  if (!silent)
    world.gateway.tellChannel('MESSAGE_CREATE', channel, {
      ...eventData(world, channel, message),
      channel_type: channel.type,
    });
}

/** Changes a message by an edit that was found good. Members that are not in the body stay. */
export function changeMessage(
  world: World,
  message: Message,
  body: JsonObject,
  files: UploadedFile[] = [],
): void {
  if ('content' in body) message.content = textOf(body.content);
  if ('embeds' in body) message.embeds = orEmpty<APIEmbed>(body.embeds);
  if ('components' in body) message.components = orEmpty<APIMessageTopLevelComponent>(body.components);
  if (typeof body.flags === 'number')
    message.flags = (message.flags & (FLAG.ephemeral | FLAG.componentsV2)) | (body.flags & ~FLAG.ephemeral);
  if ('allowed_mentions' in body && isObject(body.allowed_mentions))
    message.allowedMentions = body.allowed_mentions;
  message.attachments = attachments(world, body, files, message.attachments);
}

/** Dates an edit and tells of it. */
export function publishEdit(world: World, message: Message): void {
  message.editedAt = world.settings.now();
  const channel = world.state.channels.get(message.channelId);
  if (channel && message.ephemeralFor === undefined)
    world.gateway.tellChannel('MESSAGE_UPDATE', channel, eventData(world, channel, message));
}

/** Takes a message out of its channel and tells of it. */
export function removeMessage(world: World, message: Message, silent = false): void {
  const channel = world.state.channels.get(message.channelId);
  if (!channel?.messages.delete(message.id)) return;
  channel.pins = channel.pins.filter((id) => id !== message.id);
  if (!silent)
    world.gateway.tellChannel('MESSAGE_DELETE', channel, { id: message.id, channel_id: channel.id });
}
