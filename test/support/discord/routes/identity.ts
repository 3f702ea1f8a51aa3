import { refuse } from '../refuse.ts';
import { ok, type Route, route } from '../route.ts';
import { wireUser } from '../wire.ts';
import type { World } from '../world.ts';

const DAY = 86_400_000;

function application(world: World) {
  const { state, settings } = world;
  const { members, presences, messageContent } = settings.privilegedIntents;
  return {
    id: state.bot.id,
    name: state.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot: wireUser(state.bot),
    verify_key: '0'.repeat(64),
    flags: (presences ? 1 << 13 : 0) | (members ? 1 << 15 : 0) | (messageContent ? 1 << 19 : 0),
    approximate_guild_count: state.botGuilds.length,
    owner: wireUser(state.bot),
    team: null,
  };
}

/** Who the bot is, and where its gateway is. */
export const identityRoutes: Route[] = [
  route('GET', '/gateway', ({ world }) => ok({ url: world.gateway.url })),
  route('GET', '/gateway/bot', ({ world }) =>
    ok({
      url: world.gateway.url,
      shards: world.settings.shardingRequired ? 2 : 1,
      session_start_limit: {
        total: 1000,
        remaining: Math.max(0, 1000 - world.gateway.handshakes.identifies),
        reset_after: DAY,
        max_concurrency: 1,
      },
    }),
  ),
  route('GET', '/users/@me', ({ world }) => ok({ ...wireUser(world.state.bot), verified: true, flags: 0 })),
  route('GET', '/users/@me/guilds', ({ world }) =>
    ok(
      world.state.botGuilds.map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0' })),
    ),
  ),
  route('GET', '/users/:user', ({ world, params }) => {
    const user = world.state.users.get(params.user ?? '');
    if (!user) throw refuse('user-unknown');
    return ok(wireUser(user));
  }),
  route('GET', '/applications/@me', ({ world }) => ok(application(world))),
  route('GET', '/oauth2/applications/@me', ({ world }) => ok(application(world))),
];
