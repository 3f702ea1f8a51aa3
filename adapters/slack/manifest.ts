import { type Choice, eventNames, REQUEST_PATH, SHORTCUT, SLASH_COMMANDS, scopes } from './platform-table.ts';

const LONG_DESCRIPTION =
  'Paperboy brings research papers to where a group already talks: a digest in the channel, an answer to /paper search, a topic you join by reacting with an emoji. It keeps the authors’ words, says why each paper is shown, and posts only where somebody asked it to.';

interface ManifestOptions {
  readonly publicUrl?: string;
  readonly history?: boolean;
  readonly groups?: boolean;
}

/**
 * The app as Slack's "Create from manifest" takes it. With a public address Slack sends requests there, without one the
 * bot opens a socket. `history` and `groups` add the scopes of the features that are by choice.
 * https://docs.slack.dev/reference/app-manifest
 */
export function manifest({ publicUrl, history = false, groups = false }: ManifestOptions = {}) {
  const choices: readonly Choice[] = [
    ...(history ? ['history' as const] : []),
    ...(groups ? ['groups' as const] : []),
  ];
  const request = publicUrl === undefined ? {} : requestUrl(publicUrl);
  return {
    display_information: {
      name: 'Paperboy',
      description: 'Research papers in your channels: digests, search, topics',
      long_description: LONG_DESCRIPTION,
      background_color: '#2f6f8f',
    },
    features: {
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'paperboy', always_online: true },
      slash_commands: SLASH_COMMANDS.map((command) => ({
        ...command,
        should_escape: false,
        ...(publicUrl !== undefined && { url: requestUrl(publicUrl).request_url }),
      })),
      shortcuts: [{ ...SHORTCUT, type: 'message' }],
    },
    oauth_config: { scopes: { bot: [...scopes(choices)] } },
    settings: {
      event_subscriptions: { ...request, bot_events: [...eventNames()] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}

function requestUrl(publicUrl: string): { readonly request_url: string } {
  return { request_url: `${publicUrl.replace(/\/+$/, '')}${REQUEST_PATH}` };
}
