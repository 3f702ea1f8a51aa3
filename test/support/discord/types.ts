import type {
  APIAttachment,
  APIEmbed,
  APIMessageReference,
  APIMessageTopLevelComponent,
  ApplicationCommandOptionType,
} from 'discord.js';
import type { JsonObject } from './json.ts';

export interface User {
  id: string;
  username: string;
  bot: boolean;
  /** A person who shut their direct messages: Discord answers 50007. */
  dmClosed: boolean;
  locale: string;
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
}

export interface Member {
  user: User;
  roles: string[];
  joinedAt: string;
}

export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  /** Ids of its own emoji. */
  emoji: Set<string>;
  /** An outage: the guild is there, but Discord says it is unavailable. */
  unavailable: boolean;
}

export interface Channel {
  id: string;
  type: number;
  name: string;
  guildId: string | undefined;
  parentId: string | undefined;
  overwrites: Overwrite[];
  /** The person on the other side of a direct message. */
  recipient: User | undefined;
  archived: boolean;
  locked: boolean;
  messages: Map<string, Message>;
  pins: string[];
}

export interface Reaction {
  emoji: { id: string | null; name: string };
  /** Who reacted, in order of arrival. */
  users: string[];
}

export interface Message {
  id: string;
  channelId: string;
  type: number;
  author: User;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: APIAttachment[];
  flags: number;
  nonce: string | number | undefined;
  mentions: User[];
  /** Whether the text pinged everyone, after allowed_mentions had their say. */
  mentionEveryone: boolean;
  mentionRoles: string[];
  allowedMentions: JsonObject | undefined;
  reference: APIMessageReference | undefined;
  poll: JsonObject | undefined;
  reactions: Map<string, Reaction>;
  createdAt: number;
  editedAt: number | undefined;
  interaction: { id: string; userId: string; name: string | undefined } | undefined;
  /** Set for a message only one person sees. */
  ephemeralFor: string | undefined;
}

export interface UploadedFile {
  field: string;
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** A file that a person gives to a command. */
export interface GivenFile {
  filename: string;
  bytes: Buffer;
  /** What Discord says of it; its true size when left out. */
  size?: number;
}

export interface CommandOption {
  type: ApplicationCommandOptionType | number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: CommandOption[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  channel_types?: number[];
}

export interface Command {
  id: string;
  guildId: string | undefined;
  type: number;
  name: string;
  description: string;
  options: CommandOption[];
  defaultMemberPermissions: bigint | undefined;
  contexts: number[] | undefined;
  /** The definition as it was sent. */
  raw: JsonObject;
}

export const CHANNEL = { text: 0, dm: 1, announcement: 5, thread: 11, privateThread: 12, forum: 15 } as const;
export const FLAG = { ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 } as const;
