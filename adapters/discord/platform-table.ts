import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js';

/** What Discord must give for a feature: the gateway's events listened to, and the intents and permissions they need. */
interface Feature {
  readonly feature: string;
  readonly events: readonly string[];
  readonly intents: readonly (keyof typeof GatewayIntentBits)[];
  readonly permissions: readonly (keyof typeof PermissionFlagsBits)[];
  readonly optional?: boolean;
}

/** Intents, permissions, the invite link and the listeners all come from this table. No intent here is privileged. */
export const FEATURES: readonly Feature[] = [
  {
    feature: 'commands, buttons and forms',
    events: ['INTERACTION_CREATE'],
    intents: [],
    permissions: [],
  },
  {
    feature: 'servers and channels',
    events: [
      'GUILD_CREATE',
      'GUILD_UPDATE',
      'GUILD_DELETE',
      'CHANNEL_UPDATE',
      'CHANNEL_DELETE',
      'THREAD_DELETE',
    ],
    intents: ['Guilds'],
    permissions: ['ViewChannel'],
  },
  {
    feature: 'digests and answers in a channel',
    events: ['MESSAGE_DELETE', 'MESSAGE_DELETE_BULK'],
    intents: ['GuildMessages'],
    permissions: ['SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'],
  },
  {
    feature: 'questions by mention',
    events: ['MESSAGE_CREATE'],
    intents: ['GuildMessages'],
    permissions: ['ReadMessageHistory'],
  },
  {
    feature: 'direct messages',
    events: ['MESSAGE_CREATE'],
    intents: ['DirectMessages'],
    permissions: [],
  },
  {
    feature: 'joining, voting and saving by reaction',
    events: [
      'MESSAGE_REACTION_ADD',
      'MESSAGE_REACTION_REMOVE',
      'MESSAGE_REACTION_REMOVE_ALL',
      'MESSAGE_REACTION_REMOVE_EMOJI',
    ],
    intents: ['GuildMessageReactions', 'DirectMessageReactions'],
    permissions: ['AddReactions', 'ReadMessageHistory'],
  },
  {
    feature: "reactions with a server's own emoji",
    events: [],
    intents: [],
    permissions: ['UseExternalEmojis'],
    optional: true,
  },
  {
    feature: 'threads and forums',
    events: ['THREAD_DELETE'],
    intents: ['Guilds'],
    permissions: ['CreatePublicThreads', 'SendMessagesInThreads'],
    optional: true,
  },
];

export function intentNames(): readonly (keyof typeof GatewayIntentBits)[] {
  return [...new Set(FEATURES.flatMap(({ intents }) => intents))];
}

export function intentBits(): GatewayIntentBits[] {
  return intentNames().map((name) => GatewayIntentBits[name]);
}

export function eventNames(): readonly string[] {
  return [...new Set(FEATURES.flatMap(({ events }) => events))];
}

/** All permissions together, as the invite link wants them. */
export function permissionBits(): bigint {
  const names = FEATURES.flatMap(({ permissions }) => permissions);
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** The address at which somebody who runs a server lets the bot in. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissionBits()),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
