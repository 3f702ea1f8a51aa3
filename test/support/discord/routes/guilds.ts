import { guildOf, limitOf } from '../access.ts';
import { byAge } from '../ids.ts';
import { refuse } from '../refuse.ts';
import { type Call, noContent, ok, type Route, route } from '../route.ts';
import { CHANNEL } from '../types.ts';
import { wireChannel, wireGuild, wireMember } from '../wire.ts';

function member(call: Call) {
  const guild = guildOf(call);
  const id = call.params.user ?? '';
  if (!call.world.state.users.has(id)) throw refuse('user-unknown');
  const found = guild.members.get(id);
  if (!found) throw refuse('member-unknown');
  return ok(wireMember(found));
}

function members(call: Call) {
  const guild = guildOf(call);
  // The list is for applications with the members intent.
  if (!call.world.settings.privilegedIntents.members) throw refuse('access-missing');
  const after = call.query.get('after') ?? '0';
  const ids = [...guild.members.keys()].sort(byAge).filter((id) => byAge(id, after) > 0);
  const page = new Set(ids.slice(0, limitOf(call.query, 1, 1000)));
  return ok([...guild.members.values()].filter((one) => page.has(one.user.id)).map((one) => wireMember(one)));
}

function emoji(call: Call) {
  const id = call.params.emoji ?? '';
  if (!guildOf(call).emoji.has(id)) throw refuse('emoji-gone');
  return ok({ id, name: 'own', roles: [], require_colons: true, managed: false, animated: false });
}

/** Guilds and their parts. */
export const guildRoutes: Route[] = [
  route('GET', '/guilds/:guild', (call) => ok(wireGuild(guildOf(call)))),
  route('GET', '/guilds/:guild/channels', (call) =>
    ok(
      call.world.state
        .channelsOf(guildOf(call))
        .filter((channel) => channel.type !== CHANNEL.thread && channel.type !== CHANNEL.privateThread)
        .map(wireChannel),
    ),
  ),
  route('GET', '/guilds/:guild/roles', (call) => ok(wireGuild(guildOf(call)).roles)),
  route('GET', '/guilds/:guild/emojis/:emoji', emoji),
  route('GET', '/guilds/:guild/members', members),
  route('GET', '/guilds/:guild/members/:user', member),
  route('DELETE', '/users/@me/guilds/:guild', (call) => {
    const guild = guildOf(call);
    call.world.gateway.tellGuild('GUILD_DELETE', guild, { id: guild.id });
    guild.members.delete(call.world.state.bot.id);
    return noContent;
  }),
];
