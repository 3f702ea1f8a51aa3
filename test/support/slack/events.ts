import type { Core } from './core.ts';
import { IDS } from './defaults.ts';
import type { Delivery } from './delivery.ts';
import type { Obj } from './json.ts';
import type { Channel } from './state.ts';

/** The scope each subscription needs: https://docs.slack.dev/reference/events (undefined: none). */
export const EVENT_SCOPES: Record<string, string | undefined> = {
  app_mention: 'app_mentions:read',
  app_home_opened: undefined,
  app_uninstalled: undefined,
  tokens_revoked: undefined,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_rename: 'channels:read',
  channel_deleted: 'channels:read',
  channel_left: 'channels:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_rename: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  user_change: 'users:read',
  team_join: 'users:read',
  emoji_changed: 'emoji:read',
};

/** Events about a channel reach the bot after it left, or without membership. */
const WITHOUT_MEMBERSHIP =
  /^(app_home_opened|app_uninstalled|tokens_revoked|user_change|team_join|emoji_changed|channel_(archive|unarchive|rename|deleted|left)|group_left)$/;

/**
 * Sends an event to the bot, if the app is subscribed, has the scope, and is in the channel.
 * Otherwise the ledger says why it was withheld.
 */
export function emitEvent(
  core: Core,
  subscription: string,
  event: Obj,
  channel?: Channel,
): Delivery | undefined {
  const why = withheldBecause(core, subscription, channel);
  core.ledger.add({
    kind: 'event',
    method: subscription,
    at: core.clock.now(),
    args: event,
    ok: why === undefined,
    ...(why && { refusal: why }),
  });
  if (why !== undefined) return undefined;
  return core.deliveries.deliver({
    kind: 'events_api',
    payload: eventBody(core, event),
    acceptsResponse: false,
  });
}

function withheldBecause(core: Core, subscription: string, channel: Channel | undefined): string | undefined {
  if (!(subscription in EVENT_SCOPES)) throw new Error(`No such event: ${subscription}`);
  if (!core.app.botEvents.has(subscription)) return 'not_subscribed';
  const scope = EVENT_SCOPES[subscription];
  if (scope !== undefined && !core.app.scopes.has(scope)) return 'missing_scope';
  if (channel !== undefined && !WITHOUT_MEMBERSHIP.test(subscription) && !channel.members.has(IDS.bot)) {
    return 'not_in_channel';
  }
  const hourAgo = core.clock.now() - 3_600_000;
  const sent = core.ledger.entries.filter((e) => e.kind === 'event' && e.ok && e.at > hourAgo);
  return sent.length < core.app.eventsPerHour ? undefined : 'app_rate_limited';
}

/** The envelope of the Events API around an event. */
export function eventBody(core: Core, event: Obj): Obj {
  const team = core.world.team;
  return {
    token: 'legacy-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: team.enterpriseId ?? null,
    api_app_id: IDS.app,
    event,
    type: 'event_callback',
    event_id: core.world.id('Ev'),
    event_time: Math.floor(core.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: team.enterpriseId ?? null,
        team_id: team.id,
        user_id: IDS.bot,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
