import type { webApi } from '@slack/bolt';
import type { Address, PersonRef, Trusted } from '../../src/chat/api.ts';
import { describeError } from '../../src/errors.ts';
import { addressOf, placeName, placeOf } from './delivery/place.ts';
import { isInGroup } from './groups.ts';
import type { Identity } from './identity.ts';
import { codeOf } from './web/failures.ts';

interface Ask {
  readonly client: webApi.WebClient;
  readonly identity: Identity;
}

type Channel = NonNullable<webApi.ConversationsInfoResponse['channel']>;

/** A channel as Slack knows it, with its name; undefined when the bot does not see it. */
export async function place(to: Address, ask: Ask): Promise<Address | undefined> {
  if (to.kind === 'direct') return to;
  try {
    const channel = await channelOf(to, ask);
    return channel && addressOf(placeOf(to), ask.identity.teamId, channel.name ?? to.name);
  } catch (error) {
    // What is missing for posting there is asked for next, and says so.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What the bot lacks for posting there, in words with the way out; undefined when nothing is missing. */
export async function missingRight(to: Address, ask: Ask): Promise<string | undefined> {
  if (to.kind === 'direct') return undefined;
  const invite = `Type /invite @${ask.identity.userName} there`;
  try {
    const channel = await channelOf(to, ask);
    if (channel === undefined)
      return `I can't find ${placeName(to)}: it does not exist, or it is private and I am not in it. ${invite}, then try again.`;
    const name = channel.name ? `#${channel.name}` : placeName(to);
    if (channel.is_archived) return `${name} is archived. Unarchive it, or choose another channel.`;
    return channel.is_member ? undefined : `I am not in ${name}. ${invite}, then try again.`;
  } catch (error) {
    return `I could not check my rights in ${placeName(to)} (${describeError(error)}). Try again in a minute.`;
  }
}

interface AskRights extends Ask {
  readonly trusted?: () => Promise<Trusted>;
}

/**
 * Whether this account may manage the channel: administrators and owners of the workspace, and whoever created the
 * channel; in a private channel only its members. Members who are trusted with it (they set its digest, or are in a user
 * group listed for that) may too. Guests and people of other workspaces never. Asked anew each time.
 */
export async function mayManage(person: PersonRef, to: Address, ask: AskRights): Promise<boolean> {
  if (to.kind === 'direct') return false;
  const user = await userOf(person.accountId, ask);
  if (user === undefined || isOutsider(user, ask.identity)) return false;
  const isAdmin = Boolean(user.is_admin || user.is_owner || user.is_primary_owner);
  if (to.channelId === '') return isAdmin;
  const channel = await channelOf(to, ask);
  if (channel === undefined) return false;
  const isOwn = isAdmin || channel.creator === person.accountId;
  if (isOwn && !channel.is_private) return true;
  if (!isOwn && !(await isTrusted(person.accountId, ask))) return false;
  return isMember(person.accountId, to, ask);
}

async function isTrusted(accountId: string, { client, trusted }: AskRights): Promise<boolean> {
  if (trusted === undefined) return false;
  const { accountIds, groupIds } = await trusted();
  return accountIds.includes(accountId) || isInGroup(accountId, groupIds, client);
}

type User = NonNullable<webApi.UsersInfoResponse['user']>;

function isOutsider(user: User, { teamId }: Identity): boolean {
  const isGuest = user.is_restricted || user.is_ultra_restricted;
  const isStranger = user.is_stranger || (user.team_id !== undefined && user.team_id !== teamId);
  return Boolean(isGuest || isStranger || user.is_bot || user.deleted);
}

const PAGES = 10;

async function isMember(accountId: string, to: Address, { client }: Ask): Promise<boolean> {
  const { channel } = placeOf(to);
  let cursor = '';
  for (let page = 0; page < PAGES; page++) {
    const read = await client.conversations.members({ channel, limit: 1000, ...(cursor && { cursor }) });
    if (read.members?.includes(accountId)) return true;
    cursor = read.response_metadata?.next_cursor ?? '';
    if (!cursor) return false;
  }
  return false;
}

async function channelOf(to: Address, { client }: Ask): Promise<Channel | undefined> {
  try {
    return (await client.conversations.info({ channel: placeOf(to).channel })).channel;
  } catch (error) {
    if (codeOf(error) === 'channel_not_found') return undefined;
    throw error;
  }
}

async function userOf(id: string, { client }: Ask): Promise<User | undefined> {
  try {
    return (await client.users.info({ user: id })).user;
  } catch (error) {
    if (['user_not_found', 'user_not_visible'].includes(codeOf(error))) return undefined;
    throw error;
  }
}
