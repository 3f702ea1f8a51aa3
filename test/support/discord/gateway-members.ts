import type { GatewaySession } from './gateway-session.ts';
import { INTENT } from './intents.ts';
import type { JsonObject } from './json.ts';
import type { State } from './state.ts';
import { wireMember } from './wire.ts';

/**
 * The answer to "request guild members", or nothing if the bot may not ask. The whole list is for those
 * with the members intent; ids and the beginning of a name are for all.
 */
export function membersChunk(
  state: State,
  session: GatewaySession,
  asked: JsonObject,
): JsonObject | undefined {
  const guild = state.guilds.get(String(asked.guild_id));
  const ids = asked.user_ids === undefined ? undefined : [asked.user_ids].flat().map(String);
  const query = typeof asked.query === 'string' ? asked.query : '';
  const allowed = ids !== undefined || query !== '' || session.hasIntent(INTENT.guildMembers);
  if (!guild?.members.has(state.bot.id) || !allowed) return undefined;
  const wanted = [...guild.members.values()].filter(
    ({ user }) => ids?.includes(user.id) ?? user.username.startsWith(query),
  );
  return {
    guild_id: guild.id,
    members: wanted.map((member) => wireMember(member)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: ids?.filter((id) => !guild.members.has(id)) ?? [],
    ...(asked.nonce === undefined ? {} : { nonce: asked.nonce }),
  };
}
