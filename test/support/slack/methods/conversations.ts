import { IDS } from '../defaults.ts';
import { flag, type Obj, str } from '../json.ts';
import { shown } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Message } from '../state.ts';
import { type Call, type Method, needScope, page, required, scopeFor, visibleChannel } from './method.ts';

const KINDS: Record<string, Channel['kind']> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};
const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** A channel as Slack shows it: https://docs.slack.dev/reference/objects/conversation-object */
export function shownChannel(channel: Channel): Obj {
  const kind = channel.kind;
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_org_shared: false,
  };
  if (kind === 'im') return { ...common, user: channel.user, is_user_deleted: false, priority: 0 };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_private: kind !== 'public',
    is_general: channel.isGeneral,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_member: channel.members.has(IDS.bot),
    is_read_only: channel.readOnly,
    creator: channel.creator,
    num_members: channel.members.size,
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: channel.purpose, creator: channel.creator, last_set: channel.created },
  };
}

/** Channels of the asked types, those in sight of the bot, each type with its scope. */
export function channelsOf(call: Call): Channel[] {
  const types = (str(call.args.types) || 'public_channel').split(',').map((type) => type.trim());
  const kinds = types.map((type) => {
    const kind = KINDS[type];
    if (kind === undefined) throw new Refusal('invalid_types', { rule: 'invalid_types' });
    needScope(call, scopeFor({ kind } as Channel, 'read'));
    return kind;
  });
  return [...call.core.world.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.kind === 'public' || channel.members.has(IDS.bot)) &&
      !(flag(call.args.exclude_archived) && channel.archived),
  );
}

function readable(call: Call): Channel {
  const channel = visibleChannel(call);
  needScope(call, scopeFor(channel, 'history'));
  if (!channel.members.has(IDS.bot)) throw new Refusal('not_in_channel', { rule: 'not_in_channel' });
  return channel;
}

function between(call: Call, messages: Message[]): Message[] {
  const oldest = Number(str(call.args.oldest) || 0);
  const latest = Number(str(call.args.latest) || Number.MAX_VALUE);
  const inclusive = flag(call.args.inclusive);
  return messages.filter((m) => {
    const ts = Number(m.ts);
    return inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
  });
}

const paged = (next: string): Obj => ({ has_more: next !== '', response_metadata: { next_cursor: next } });

export const conversations: Record<string, Method> = {
  'conversations.list': {
    scopes: READ,
    tier: 2,
    run(call) {
      const { items, next } = page(call, channelsOf(call), 100);
      return { channels: items.map(shownChannel), response_metadata: { next_cursor: next } };
    },
  },
  'conversations.info': {
    scopes: READ,
    tier: 3,
    run(call) {
      const channel = visibleChannel(call);
      needScope(call, scopeFor(channel, 'read'));
      return { channel: shownChannel(channel) };
    },
  },
  'conversations.members': {
    scopes: READ,
    tier: 4,
    run(call) {
      const channel = visibleChannel(call);
      needScope(call, scopeFor(channel, 'read'));
      const { items, next } = page(call, [...channel.members], 100);
      return { members: items, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.open': {
    scopes: ['im:write', 'mpim:write'],
    tier: 3,
    run(call) {
      const user = required(call, 'users');
      const person = call.core.world.users.get(user);
      if (person === undefined) throw new Refusal('user_not_found', { rule: 'user_not_found' });
      if (person.deleted) throw new Refusal('user_disabled', { rule: 'user_disabled' });
      if (person.isBot) throw new Refusal('cannot_dm_bot', { rule: 'cannot_dm_bot' });
      const channel = call.core.world.im(user, IDS.bot);
      return { channel: flag(call.args.return_im) ? shownChannel(channel) : { id: channel.id } };
    },
  },
  'conversations.history': {
    scopes: HISTORY,
    tier: 'history',
    run(call) {
      const channel = readable(call);
      const top = call.core.world
        .history(channel.id)
        .filter((m) => m.threadTs === undefined || m.threadTs === m.ts);
      const { items, next } = page(call, between(call, top).reverse(), 100, 999);
      const metadata = flag(call.args.include_all_metadata);
      return { messages: items.map((m) => shown(m, metadata)), ...paged(next) };
    },
  },
  'conversations.replies': {
    scopes: HISTORY,
    tier: 'history',
    run(call) {
      const channel = readable(call);
      const ts = required(call, 'ts');
      const parent = call.core.world.message(channel.id, ts);
      if (parent === undefined) throw new Refusal('thread_not_found', { rule: 'thread_not_found' });
      const replies = call.core.world.history(channel.id).filter((m) => m.threadTs === ts && m.ts !== ts);
      const { items, next } = page(call, [parent, ...between(call, replies)], 1000);
      const metadata = flag(call.args.include_all_metadata);
      const latest = replies.at(-1)?.ts;
      const messages = items.map((m) => ({
        ...shown(m, metadata),
        ...(m === parent && latest !== undefined && { latest_reply: latest }),
      }));
      return { messages, ...paged(next) };
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    tier: 3,
    run(call) {
      const channel = visibleChannel(call);
      if (channel.kind !== 'public') {
        throw new Refusal('method_not_supported_for_channel_type', { rule: 'join_not_public' });
      }
      if (channel.archived) throw new Refusal('is_archived', { rule: 'is_archived' });
      if (channel.members.has(IDS.bot)) call.warn('already_in_channel');
      channel.members.add(IDS.bot);
      return { channel: shownChannel(channel) };
    },
  },
};
