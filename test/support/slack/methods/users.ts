import { IDS } from '../defaults.ts';
import { type Obj, str } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { User } from '../state.ts';
import { channelsOf, shownChannel } from './conversations.ts';
import { type Call, type Method, page, required } from './method.ts';

/** A person as Slack shows them: https://docs.slack.dev/reference/objects/user-object */
export function shownUser(user: User, team: string): Obj {
  return {
    id: user.id,
    team_id: user.isStranger ? 'T0ELSEWHERE' : team,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: user.tzOffset,
    profile: { display_name: user.name, real_name: user.realName, team },
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: user.isGuest || user.isSingleChannelGuest,
    is_ultra_restricted: user.isSingleChannelGuest,
    is_bot: user.isBot,
    is_app_user: false,
    is_stranger: user.isStranger,
    updated: 1_700_000_000,
  };
}

function person(call: Call): User {
  const user = call.core.world.users.get(required(call, 'user'));
  if (user === undefined) throw new Refusal('user_not_found', { rule: 'user_not_found' });
  return user;
}

export const users: Record<string, Method> = {
  'users.info': {
    scopes: ['users:read'],
    tier: 4,
    run: (call) => ({ user: shownUser(person(call), call.core.world.team.id) }),
  },
  'users.list': {
    scopes: ['users:read'],
    tier: 2,
    run(call) {
      const { items, next } = page(call, [...call.core.world.users.values()], 0xffff, 0xffff);
      return {
        members: items.map((user) => shownUser(user, call.core.world.team.id)),
        cache_ts: Math.floor(call.core.clock.now() / 1000),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'users.conversations': {
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    tier: 3,
    run(call) {
      const who = str(call.args.user) || IDS.bot;
      const { items, next } = page(
        call,
        channelsOf(call).filter((channel) => channel.members.has(who)),
        100,
      );
      return { channels: items.map(shownChannel), response_metadata: { next_cursor: next } };
    },
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    tier: 2,
    run(call) {
      const group = call.core.world.groups.get(required(call, 'usergroup'));
      if (group === undefined) throw new Refusal('no_such_subteam', { rule: 'usergroup_not_found' });
      return { users: [...group.users] };
    },
  },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    tier: 2,
    run: (call) => ({
      usergroups: [...call.core.world.groups.values()].map((group) => ({ ...group, name: group.handle })),
    }),
  },
};
