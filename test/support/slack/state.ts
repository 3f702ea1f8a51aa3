import type { Clock } from './clock.ts';
import type { Obj } from './json.ts';

export interface User {
  id: string;
  name: string;
  realName: string;
  tz: string;
  tzOffset: number;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  /** Multi-channel guest: `is_restricted`. */
  isGuest: boolean;
  /** Single-channel guest: `is_ultra_restricted`. */
  isSingleChannelGuest: boolean;
  deleted: boolean;
  /** From another workspace, in a shared channel. */
  isStranger: boolean;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  archived: boolean;
  members: Set<string>;
  creator: string;
  created: number;
  topic: string;
  purpose: string;
  isGeneral: boolean;
  isShared: boolean;
  /** Posting is for admins only: bots get `restricted_action`. */
  readOnly: boolean;
  /** The other side of a direct message. */
  user?: string;
}

export interface Message {
  channel: string;
  ts: string;
  user: string;
  botId?: string;
  text: string;
  blocks: Obj[];
  attachments: Obj[];
  metadata?: Obj;
  threadTs?: string;
  edited?: string;
  /** The person who alone sees it; not part of the history. */
  ephemeralTo?: string;
  /** Emoji name -> people, in order. */
  reactions: Map<string, string[]>;
  /** Everything the sender asked for (parse, link_names, unfurl_links, username …). */
  args: Obj;
  /** Where it came from. */
  via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'ack' | 'person' | 'file';
  /** Order of arrival over the whole workspace. */
  seq: number;
  /** Slack cuts a text over 4,000 characters into several messages; this says how many. */
  pieces: number;
}

export interface Group {
  id: string;
  handle: string;
  users: string[];
}

/** The workspace: who and what exists. Methods and acts read and change it. */
export class World {
  readonly team: { id: string; name: string; domain: string; enterpriseId?: string; enterpriseName?: string };
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly groups = new Map<string, Group>();
  readonly emoji = new Map<string, string>();
  readonly messages: Message[] = [];
  readonly clock: Clock;
  /** How many things have happened: acts remember it to know what came later. */
  seq = 0;
  private lastMicros = 0;
  private counter = 0;

  constructor(team: World['team'], clock: Clock) {
    this.team = team;
    this.clock = clock;
  }

  /** A message timestamp: unique, and never earlier than the one before. */
  ts(): string {
    this.lastMicros = Math.max(this.clock.now() * 1000, this.lastMicros + 1);
    const seconds = Math.floor(this.lastMicros / 1_000_000);
    return `${seconds}.${String(this.lastMicros % 1_000_000).padStart(6, '0')}`;
  }

  /** The next number in the order of arrival. */
  nextSeq(): number {
    this.seq += 1;
    return this.seq;
  }

  /** A fresh id such as `V0000000A`. */
  id(letter: string): string {
    this.counter += 1;
    return `${letter}0NEW${this.counter.toString(36).toUpperCase().padStart(5, '0')}`;
  }

  /** Messages everybody in the channel can read, oldest first. */
  history(channel: string): Message[] {
    return this.messages.filter((m) => m.channel === channel && m.ephemeralTo === undefined);
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messages.find((m) => m.channel === channel && m.ts === ts);
  }

  remove(message: Message): void {
    const at = this.messages.indexOf(message);
    if (at >= 0) this.messages.splice(at, 1);
  }

  /** The direct message between the bot and a person, opened when needed. */
  im(user: string, bot: string): Channel {
    for (const channel of this.channels.values()) {
      if (channel.kind === 'im' && channel.user === user) return channel;
    }
    const channel = newChannel({
      id: `D${user.slice(1)}`,
      name: '',
      kind: 'im',
      members: new Set([user, bot]),
      user,
    });
    this.channels.set(channel.id, channel);
    return channel;
  }
}

/** A channel with the usual defaults. */
export function newChannel(given: Partial<Channel> & Pick<Channel, 'id' | 'name' | 'kind'>): Channel {
  return {
    archived: false,
    members: new Set(),
    creator: 'U0OWNER',
    created: 1_700_000_000,
    topic: '',
    purpose: '',
    isGeneral: false,
    isShared: false,
    readOnly: false,
    ...given,
  };
}

/** A person with the usual defaults. */
export function newUser(given: Partial<User> & Pick<User, 'id' | 'name'>): User {
  return {
    realName: given.name,
    tz: 'Europe/Berlin',
    tzOffset: 3600,
    isAdmin: false,
    isOwner: false,
    isBot: false,
    isGuest: false,
    isSingleChannelGuest: false,
    deleted: false,
    isStranger: false,
    ...given,
  };
}
