/** How much a feature matters: without `required` scopes nothing starts; `by choice` ones are only asked for on request. */
type Level = 'required' | 'useful' | 'by choice';

export type Choice = 'history' | 'groups';

/** What Slack must give for a feature: the bot events listened to, and the scopes of the bot token. */
interface Feature {
  readonly feature: string;
  readonly events: readonly string[];
  readonly scopes: readonly string[];
  readonly level: Level;
  /** What asks for a feature that is by choice. */
  readonly choice?: Choice;
  /** For what is not required: what is missing without it. */
  readonly without?: string;
}

/** Scopes, events, the manifest and the listeners all come from this table. */
export const FEATURES: readonly Feature[] = [
  {
    feature: 'commands, buttons, forms and the message shortcut',
    events: [],
    scopes: ['commands'],
    level: 'required',
  },
  {
    feature: 'digests and answers',
    events: [],
    scopes: ['chat:write'],
    level: 'required',
  },
  {
    feature: 'questions by mention',
    events: ['app_mention'],
    scopes: ['app_mentions:read'],
    level: 'required',
  },
  {
    feature: 'direct messages',
    events: ['message.im'],
    scopes: ['im:write', 'im:history'],
    level: 'required',
  },
  {
    feature: 'joining, voting and saving by reaction',
    events: ['reaction_added', 'reaction_removed'],
    scopes: ['reactions:read', 'reactions:write'],
    level: 'required',
  },
  {
    feature: 'which channels are there, and whether the bot may post',
    events: [
      'channel_archive',
      'channel_unarchive',
      'channel_deleted',
      'group_archive',
      'group_unarchive',
      'group_deleted',
      'member_joined_channel',
    ],
    scopes: ['channels:read', 'groups:read'],
    level: 'required',
  },
  {
    feature: 'time zones, and who is a bot, a guest or an administrator',
    events: [],
    scopes: ['users:read'],
    level: 'required',
  },
  {
    feature: 'noticing that the app was removed',
    events: ['app_uninstalled', 'tokens_revoked'],
    scopes: [],
    level: 'required',
  },
  {
    feature: "telling whether an emoji is one of the workspace's own",
    events: [],
    scopes: ['emoji:read'],
    level: 'useful',
    without: 'nothing is missing yet; it is asked for now so that nobody has to reinstall the app later',
  },
  {
    feature: 'pictures and files',
    events: [],
    scopes: ['files:write'],
    level: 'useful',
    without: 'pictures are described in words, and files come as text, as much as fits',
  },
  {
    feature: 'reading a file given in a form',
    events: [],
    scopes: ['files:read'],
    level: 'useful',
    without: 'topics are imported by pasting the text of the file',
  },
  {
    feature: 'looking in a channel whether a message arrived',
    events: [],
    scopes: ['channels:history', 'groups:history'],
    level: 'by choice',
    choice: 'history',
    without: 'a digest whose answer from Slack was lost is held and shown, because nobody can look',
  },
  {
    feature: 'letting a user group manage channels',
    events: [],
    scopes: ['usergroups:read'],
    level: 'by choice',
    choice: 'groups',
    without: 'administrators, who made a channel, and who set its digest manage it',
  },
];

export function scopes(choices: readonly Choice[] = []): readonly string[] {
  const asked = FEATURES.filter(({ choice }) => choice === undefined || choices.includes(choice));
  return allOf(asked.map(({ scopes }) => scopes));
}

/** Bot events as Slack's settings name them. */
export function eventNames(): readonly string[] {
  return allOf(FEATURES.map(({ events }) => events));
}

/** Which required scopes were not granted. */
export function missingScopes(granted: readonly string[]): readonly string[] {
  const required = allOf(FEATURES.filter(({ level }) => level === 'required').map(({ scopes }) => scopes));
  return required.filter((scope) => !granted.includes(scope));
}

function allOf(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

/** What people can type or pick, as Slack's settings list it. */
export const SLASH_COMMANDS = [
  {
    command: '/paper',
    description: 'Find papers, see what is new, follow topics',
    usage_hint: 'search <words> | today | trending | show <id> | topic list | subscriptions | help',
  },
  {
    command: '/paper-admin',
    description: "Manage a channel's topics and digest",
    usage_hint:
      'topic add | topic edit <name> | topic remove <name> | digest set | digest preview | digest off',
  },
] as const;

export const SHORTCUT = {
  name: 'Have we had this?',
  callback_id: 'find_papers',
  description: 'Where and when the paper in this message was posted',
} as const;

/** Where Slack sends everything in HTTP mode. */
export const REQUEST_PATH = '/slack/events';
