import type { JsonObject } from './json.ts';
import type { Channel, User } from './types.ts';
import { wireChannel, wireMember, wireUser } from './wire.ts';
import type { World } from './world.ts';

/** Interaction types by number. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

const GUILD_CONTEXT = 0;
const DM_CONTEXT = 1;

interface Given {
  id: string;
  token: string;
  type: number;
  user: User;
  channel: Channel;
  data: JsonObject;
  message?: JsonObject | undefined;
}

/**
 * INTERACTION_CREATE with every member discord.js reads without asking whether it is there.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
export function interactionPayload({ state }: World, given: Given): JsonObject {
  const { user, channel } = given;
  const guild = state.guildOf(channel);
  const member = guild?.members.get(user.id);
  const permissions = String(state.permissionsIn(channel, user));
  const place =
    guild && member
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...wireMember(member), permissions },
          context: GUILD_CONTEXT,
          authorizing_integration_owners: { 0: guild.id },
        }
      : { user: wireUser(user), context: DM_CONTEXT, authorizing_integration_owners: { 0: '0' } };
  return {
    id: given.id,
    application_id: state.bot.id,
    type: given.type,
    token: given.token,
    version: 1,
    data: given.data,
    channel_id: channel.id,
    channel: { ...wireChannel(channel), permissions },
    app_permissions: String(state.permissionsIn(channel, state.bot)),
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...(given.message ? { message: given.message } : {}),
    ...place,
  };
}
