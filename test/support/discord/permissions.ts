import type { Channel, Guild, Member } from './types.ts';

/** The permission bits a paper bot meets. https://discord.com/developers/docs/topics/permissions */
export const PERMISSION = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

export type PermissionName = keyof typeof PERMISSION;

/** Joins named permissions into one number. */
export const permissions = (...names: PermissionName[]): bigint =>
  names.reduce((bits, name) => bits | PERMISSION[name], 0n);

export const ALL_PERMISSIONS = (1n << 50n) - 1n;

/** What everybody may do in a fresh guild. */
export const DEFAULT_PERMISSIONS = permissions(
  'addReactions',
  'viewChannel',
  'sendMessages',
  'embedLinks',
  'attachFiles',
  'readHistory',
  'useCommands',
  'createThreads',
  'sendInThreads',
);

/** The bits a member has in a guild, before any channel has its say. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.user.id) return ALL_PERMISSIONS;
  const roles = [guild.id, ...member.roles].map((id) => guild.roles.get(id)?.permissions ?? 0n);
  const bits = roles.reduce((all, role) => all | role, 0n);
  return bits & PERMISSION.administrator ? ALL_PERMISSIONS : bits;
}

/**
 * The bits a member has in a channel, in Discord's order: everyone, then all roles together, then the member.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function channelPermissions(guild: Guild, channel: Channel, member: Member): bigint {
  let bits = guildPermissions(guild, member);
  if (bits === ALL_PERMISSIONS) return bits;
  const change = (deny: bigint, allow: bigint) => {
    bits = (bits & ~deny) | allow;
  };
  const everyone = channel.overwrites.find((one) => one.id === guild.id);
  if (everyone) change(everyone.deny, everyone.allow);
  const ofRoles = channel.overwrites.filter((one) => member.roles.includes(one.id));
  change(
    ofRoles.reduce((all, one) => all | one.deny, 0n),
    ofRoles.reduce((all, one) => all | one.allow, 0n),
  );
  const own = channel.overwrites.find((one) => one.id === member.user.id);
  if (own) change(own.deny, own.allow);
  return bits & PERMISSION.viewChannel ? bits : 0n;
}
