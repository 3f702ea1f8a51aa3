import { type Client, DiscordAPIError, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Address, Message, PersonRef, PostingNeeds, PostResult } from '../../src/chat/api.ts';
import { describeError } from '../../src/errors.ts';
import { addressOf } from './context.ts';
import { placeName } from './delivery/refusals.ts';

type Right = keyof typeof PermissionFlagsBits;

const EVERYWHERE: readonly Right[] = ['ViewChannel', 'EmbedLinks', 'ReadMessageHistory', 'AddReactions'];

/** A channel as Discord knows it, with its kind and name; undefined when the bot does not see it, or it is another server's. */
export async function place(client: Client<true>, to: Address): Promise<Address | undefined> {
  if (to.kind === 'direct') return to;
  try {
    const channel = await channelOf(client, to.channelId);
    const isThere = channel && channel.guildId === (to.spaceId ?? channel.guildId);
    return isThere ? addressOf(to.channelId, channel, channel.guildId) : undefined;
  } catch (error) {
    // What is missing for posting there is asked for next, and says so.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What the bot lacks for posting there, in words with the way out; undefined when nothing is missing. */
export async function missingRight(
  client: Client<true>,
  to: Address,
  needs: PostingNeeds = {},
): Promise<string | undefined> {
  if (to.kind === 'direct') return undefined;
  try {
    return await lacking(client, to, needs);
  } catch (error) {
    return `I could not check my rights in ${placeName(to)} (${describeError(error)}). Try again in a minute.`;
  }
}

/** Discord refuses without saying which right was missing: it is looked up, and said in place of all that it may be. */
export async function withRightNamed(
  client: Client<true>,
  to: Address,
  { blocks }: Pick<Message, 'blocks'>,
  refused: PostResult,
): Promise<PostResult> {
  if (refused.state !== 'refused' || refused.reason !== 'no-permission') return refused;
  const files = blocks.some(({ type }) => type === 'image' || type === 'file');
  const needs = { files, threads: to.under !== undefined || to.kind === 'forum' };
  // That it cannot be looked up changes nothing about the refusal.
  const detail = await lacking(client, to, needs).catch(() => undefined);
  return detail === undefined ? refused : { ...refused, detail };
}

async function lacking(client: Client<true>, to: Address, needs: PostingNeeds): Promise<string | undefined> {
  const channel = await channelOf(client, to.channelId);
  if (channel === undefined)
    return `I can't find ${placeName(to)}. Give my role View Channel there, or choose another channel.`;
  const me = await channel.guild.members.fetchMe({ force: true });
  const has = channel.permissionsFor(me);
  const missing = neededIn(channel, needs).filter((right) => !has.has(PermissionFlagsBits[right]));
  return missing.length === 0 ? undefined : missingWords(channel.name, missing);
}

/** Whether this account may manage the channel, by Discord's own rules of roles and overwrites, asked anew. */
export async function mayManage(client: Client<true>, person: PersonRef, to: Address): Promise<boolean> {
  const channel = to.channelId === '' ? undefined : await channelOf(client, to.channelId);
  const guild =
    channel?.guild ?? (to.channelId === '' ? client.guilds.cache.get(to.spaceId ?? '') : undefined);
  if (guild === undefined) return false;
  try {
    const member = await guild.members.fetch({ user: person.accountId, force: true, cache: false });
    const permissions = channel ? channel.permissionsFor(member) : member.permissions;
    return permissions.has(PermissionFlagsBits.ManageChannels);
  } catch (error) {
    // Whoever is no member manages nothing; any other failure must not pass for a no.
    if (error instanceof DiscordAPIError && error.status === 404) return false;
    throw error;
  }
}

/** Whether the bot may read what was written in a channel or thread before, asked anew: without it, Discord shows an empty page. */
export async function mayReadHistory(client: Client<true>, channelId: string): Promise<boolean> {
  const channel = await client.channels.fetch(channelId, { force: true });
  if (channel === null || channel.isDMBased()) return channel !== null;
  const me = await channel.guild.members.fetchMe({ force: true });
  return channel.permissionsFor(me).has(PermissionFlagsBits.ReadMessageHistory);
}

async function channelOf(client: Client<true>, id: string): Promise<GuildBasedChannel | undefined> {
  try {
    const channel = await client.channels.fetch(id);
    return channel && !channel.isDMBased() ? channel : undefined;
  } catch (error) {
    if (error instanceof DiscordAPIError && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

function neededIn(channel: GuildBasedChannel, { threads, files }: PostingNeeds): readonly Right[] {
  const always: readonly Right[] = [...EVERYWHERE, ...(files ? (['AttachFiles'] as const) : [])];
  if (channel.isThread()) return [...always, 'SendMessagesInThreads'];
  if (!threads) return [...always, 'SendMessages'];
  // A forum's posts are threads, which whoever may send messages there may start.
  const start: readonly Right[] = channel.isThreadOnly() ? [] : ['CreatePublicThreads'];
  return [...always, 'SendMessages', ...start, 'SendMessagesInThreads'];
}

function missingWords(channel: string, missing: readonly Right[]): string {
  // As Discord's settings write them.
  const names = missing.map((right) => right.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(' In ', ' in '));
  const [what, them] = names.length === 1 ? ['permission', 'it'] : ['permissions', 'them'];
  const verb = names.length === 1 ? 'is' : 'are';
  const orElse = missing.includes('CreatePublicThreads')
    ? 'or choose another layout with /paper-admin digest set'
    : 'then try again';
  return `I can't post in #${channel}: the ${what} ${names.join(', ')} ${verb} missing. Give ${them} to my role, ${orElse}.`;
}
