import type { Core } from '../core.ts';
import { IDS } from '../defaults.ts';
import type { Obj } from '../json.ts';
import { shown } from '../posting.ts';
import type { Message } from '../state.ts';
import type { OpenView } from '../view-stacks.ts';

/** What every interactive payload carries. */
export function interactionBase(core: Core, user: string, type: string): Obj {
  const { id, domain, enterpriseId, enterpriseName } = core.world.team;
  const name = core.world.users.get(user)?.name ?? user;
  return {
    type,
    token: 'legacy-verification-token',
    api_app_id: IDS.app,
    team: {
      id,
      domain,
      ...(enterpriseId && { enterprise_id: enterpriseId, enterprise_name: enterpriseName }),
    },
    enterprise: enterpriseId ? { id: enterpriseId, name: enterpriseName } : null,
    is_enterprise_install: false,
    user: { id: user, username: name, name, team_id: id },
  };
}

/** Where a button in a message stands. Ephemeral messages are not shown to the app again. */
export function messageContext(core: Core, message: Message): Obj {
  const channel = core.world.channels.get(message.channel);
  const isEphemeral = message.ephemeralTo !== undefined;
  const name =
    channel?.kind === 'im' ? 'directmessage' : channel?.kind === 'private' ? 'privategroup' : channel?.name;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    channel: { id: message.channel, name },
    ...(!isEphemeral && { message: shown(message) }),
    state: { values: {} },
  };
}

/** Where a button in a modal or home tab stands. */
export const viewContext = (view: OpenView): Obj => ({
  container: { type: 'view', view_id: view.id },
  view: view.shown,
});

/** The fields of a slash command, as the form carries them: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandBody(
  core: Core,
  given: {
    user: string;
    channel: string;
    command: string;
    text: string;
    responseUrl: string;
    triggerId: string;
  },
): Record<string, string> {
  const { id, domain, enterpriseId, enterpriseName } = core.world.team;
  const channel = core.world.channels.get(given.channel);
  const names = { im: 'directmessage', private: 'privategroup', mpim: 'mpdm', public: channel?.name ?? '' };
  return {
    token: 'legacy-verification-token',
    team_id: id,
    team_domain: domain,
    ...(enterpriseId && { enterprise_id: enterpriseId, enterprise_name: enterpriseName ?? '' }),
    channel_id: given.channel,
    channel_name: names[channel?.kind ?? 'public'],
    user_id: given.user,
    user_name: core.world.users.get(given.user)?.name ?? given.user,
    command: given.command,
    text: given.text,
    api_app_id: IDS.app,
    is_enterprise_install: 'false',
    response_url: given.responseUrl,
    trigger_id: given.triggerId,
  };
}
