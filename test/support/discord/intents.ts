/** Gateway intents. https://discord.com/developers/docs/events/gateway#gateway-intents */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

const KNOWN_BITS = [...Array(17).keys(), 20, 21, 24, 25].reduce((bits, bit) => bits | (1 << bit), 0);

/** Says whether a number is made of intents that exist. */
export const intentsExist = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && (value & ~KNOWN_BITS) === 0;

const GUILD_EVENT = /^(GUILD_(CREATE|UPDATE|DELETE)|GUILD_ROLE_|CHANNEL_(CREATE|UPDATE|DELETE|PINS)|THREAD_)/;
const MEMBER_EVENT = /^GUILD_MEMBER_(ADD|UPDATE|REMOVE)$/;

/** The intent an event needs, or 0 for events everybody gets, such as INTERACTION_CREATE. */
export function intentFor(event: string, inGuild: boolean): number {
  if (MEMBER_EVENT.test(event)) return INTENT.guildMembers;
  if (event.startsWith('MESSAGE_REACTION_'))
    return inGuild ? INTENT.guildMessageReactions : INTENT.directMessageReactions;
  if (event.startsWith('MESSAGE_')) return inGuild ? INTENT.guildMessages : INTENT.directMessages;
  // A direct message channel is told with the direct messages, not with the guilds.
  if (event.startsWith('CHANNEL_') && !inGuild) return INTENT.directMessages;
  return GUILD_EVENT.test(event) ? INTENT.guilds : 0;
}
