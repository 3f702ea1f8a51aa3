/** A platform's key, e.g. the folder name of its adapter. The core never compares it with a name. */
export type PlatformName = string;

/** One tenant as its platform names it. */
export interface SpaceRef {
  readonly platform: PlatformName;
  /** A server's or a team's id. */
  readonly externalId: string;
  readonly enterpriseId?: string;
  readonly name?: string;
  /** IANA zone, where the platform tells one. */
  readonly zone?: string;
}

/** One account as its platform names it. */
export interface PersonRef {
  readonly platform: PlatformName;
  readonly accountId: string;
  /** Where account ids are unique only within a team. */
  readonly teamId?: string;
  readonly zone?: string;
}

/** A place a message can go to. */
export interface Address {
  readonly platform: PlatformName;
  readonly kind: 'channel' | 'thread' | 'forum' | 'direct';
  readonly channelId: string;
  /** The space's external id; absent in direct messages of platforms that have none there. */
  readonly spaceId?: string;
  readonly name?: string;
  /** The id of a message of ours there that the new one goes under, in its thread; never shown in the channel as well. */
  readonly under?: string;
  /** It is news of that message: without a sound, where a platform has one, and as a reply in a thread that others share. */
  readonly quiet?: boolean;
}

/** A message of ours, as the platform names it. */
export interface PostedRef {
  readonly platform: PlatformName;
  readonly channelId: string;
  readonly messageId: string;
}

/** Names one message to one destination for ever; the same key never makes two messages. 1 to 64 of `[a-z0-9-]`. */
export type DeliveryKey = string;
