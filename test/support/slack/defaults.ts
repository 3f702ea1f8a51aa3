import type { Clock } from './clock.ts';
import { newChannel, newUser, World } from './state.ts';

/** The people and places every test starts with. */
export const IDS = {
  team: 'T0PAPER',
  app: 'A0PAPER',
  bot: 'U0BOT',
  botId: 'B0PAPER',
  owner: 'U0OWNER',
  admin: 'U0ADMIN',
  ada: 'U0ADA',
  ben: 'U0BEN',
  guest: 'U0GUEST',
  otherBot: 'U0OTHERBOT',
  /** Public, the bot is a member. */
  general: 'C0GENERAL',
  /** Public, the bot is not a member. */
  random: 'C0RANDOM',
  /** Private, the bot is a member. */
  lab: 'C0LAB',
  /** Private, the bot is not a member: the bot gets `channel_not_found`. */
  secret: 'C0SECRET',
  /** Public and archived. */
  old: 'C0OLD',
  /** Public, posting is restricted: `restricted_action`. */
  notices: 'C0NOTICES',
  readers: 'S0READERS',
} as const;

/** The least the app needs; optional scopes (history, groups of people …) are for a test to add. */
export const DEFAULT_SCOPES: readonly string[] = [
  'chat:write',
  'commands',
  'app_mentions:read',
  'reactions:read',
  'reactions:write',
  'channels:read',
  'groups:read',
  'im:write',
  'im:history',
  'users:read',
  'emoji:read',
  'files:read',
  'files:write',
];

export const DEFAULT_EVENTS: readonly string[] = [
  'app_mention',
  'app_home_opened',
  'app_uninstalled',
  'channel_archive',
  'channel_left',
  'channel_rename',
  'group_left',
  'message.im',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
];

/** A small workspace: owner, admin, two members, a guest, another bot, and channels of each kind. */
export function defaultWorld(clock: Clock, enterprise?: { id: string; name: string }): World {
  const world = new World(
    {
      id: IDS.team,
      name: 'Paper Club',
      domain: 'paper-club',
      ...(enterprise && { enterpriseId: enterprise.id, enterpriseName: enterprise.name }),
    },
    clock,
  );
  const people = [
    newUser({ id: IDS.owner, name: 'olga', isOwner: true, isAdmin: true }),
    newUser({ id: IDS.admin, name: 'adam', isAdmin: true, tz: 'Europe/London', tzOffset: 0 }),
    newUser({ id: IDS.ada, name: 'ada', tz: 'Asia/Kathmandu', tzOffset: 20_700 }),
    newUser({ id: IDS.ben, name: 'ben', tz: 'America/New_York', tzOffset: -18_000 }),
    newUser({ id: IDS.guest, name: 'gus', isGuest: true }),
    newUser({ id: IDS.otherBot, name: 'otherbot', isBot: true }),
    newUser({ id: IDS.bot, name: 'paperboy', isBot: true }),
  ];
  for (const person of people) world.users.set(person.id, person);
  const everyone = [IDS.owner, IDS.admin, IDS.ada, IDS.ben];
  const channels = [
    newChannel({
      id: IDS.general,
      name: 'general',
      kind: 'public',
      isGeneral: true,
      members: new Set([...everyone, IDS.guest, IDS.bot]),
    }),
    newChannel({ id: IDS.random, name: 'random', kind: 'public', members: new Set(everyone) }),
    newChannel({
      id: IDS.lab,
      name: 'lab',
      kind: 'private',
      members: new Set([IDS.owner, IDS.ada, IDS.bot]),
    }),
    newChannel({ id: IDS.secret, name: 'secret', kind: 'private', members: new Set([IDS.owner]) }),
    newChannel({
      id: IDS.old,
      name: 'old',
      kind: 'public',
      archived: true,
      members: new Set([...everyone, IDS.bot]),
    }),
    newChannel({
      id: IDS.notices,
      name: 'notices',
      kind: 'public',
      readOnly: true,
      members: new Set([...everyone, IDS.bot]),
    }),
  ];
  for (const channel of channels) world.channels.set(channel.id, channel);
  world.groups.set(IDS.readers, { id: IDS.readers, handle: 'readers', users: [IDS.ada, IDS.ben] });
  world.emoji.set('paper', 'https://emoji.example/paper.png');
  return world;
}
