import type { Form, Message } from './message.ts';

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

/** What came of sending. Only `accepted` and `refused` are certain. */
export type PostResult =
  | { readonly state: 'accepted'; readonly messageId: string; readonly channelId: string }
  | { readonly state: 'refused'; readonly reason: RefusalReason; readonly detail: string }
  | {
      readonly state: 'later';
      readonly afterMs: number;
      readonly detail: string;
      /** Holds for every channel, not only for this one. */
      readonly everywhere?: boolean;
    }
  | { readonly state: 'unknown'; readonly detail: string };

/** Why a message can never go there as things stand; `detail` says it to a person, with the way out. */
export type RefusalReason = 'gone' | 'no-permission' | 'not-a-member' | 'closed' | 'unauthorised' | 'invalid';

export type FindResult =
  | { readonly state: 'found'; readonly messageId: string; readonly channelId: string }
  | { readonly state: 'absent' }
  | { readonly state: 'cannot-tell'; readonly detail: string };

/** Who reacted with what, as the platform holds it now; the bot's own are left out. */
export type ReactionList =
  | {
      readonly state: 'read';
      /** The team of these accounts, where account ids are unique only within one (`PersonRef.teamId`). */
      readonly teamId?: string;
      readonly reactions: readonly { readonly emoji: string; readonly accountIds: readonly string[] }[];
      /** The bot's own, its handles; absent where they stand with the message itself. */
      readonly own?: readonly string[];
    }
  | { readonly state: 'gone' }
  | { readonly state: 'unavailable'; readonly detail: string };

/** One line of status: what is connected, or why not and what to do. */
export interface PlatformState {
  readonly state: 'off' | 'starting' | 'connected' | 'reconnecting' | 'failed' | 'stopped';
  readonly detail: string;
}

/** What messages to a place are made of, beside words and buttons. */
export interface PostingNeeds {
  /** Some stand in a thread under another. */
  readonly threads?: boolean;
  /** Pictures or files come along. */
  readonly files?: boolean;
}

/** Whom a space trusts with a channel beside those whom the platform names. */
export interface Trusted {
  readonly accountIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** A platform's group of people. */
export interface GroupRef {
  readonly id: string;
  /** What people call it: `@editors`. */
  readonly name: string;
}

/** What the core asks of an adapter. */
export interface ChatPlatform {
  readonly name: PlatformName;
  /** How fast it takes new messages over all channels; one after the other when left out. */
  readonly pace?: { readonly atOnce: number; readonly perSecond: number };
  /** Resolves when connected; rejects with a `ConfigError` whose text names the setting and the way out. */
  start(handlers: ChatHandlers): Promise<void>;
  /** Takes no new work, finishes what is in hand, closes every socket. */
  stop(): Promise<void>;
  state(): PlatformState;
  /** `maySend` is asked right before the request that makes the message: when it says no, nothing is sent and the answer is `later`. */
  post(to: Address, message: Message, key: DeliveryKey, maySend?: () => boolean): Promise<PostResult>;
  /** `agoMs`: how long ago the message was made, by our clock; it has been tried since. */
  find(to: Address, key: DeliveryKey, agoMs?: number): Promise<FindResult>;
  edit(posted: PostedRef, message: Message): Promise<PostResult>;
  /** Puts the bot's own emoji under a message posted before, and takes others of its own away. Best effort; absent where they stand with the message itself. */
  seed?(posted: PostedRef, put: readonly string[], take: readonly string[]): Promise<void>;
  reactions(posted: PostedRef): Promise<ReactionList>;
  /** Opens (or finds) the direct conversation with a person. */
  direct(person: PersonRef): Promise<Address | { readonly refused: string }>;
  /** Why the bot cannot put an emoji under messages of a space, with the way out; undefined when it can, or nobody can tell. */
  emojiProblem?(emoji: string, space?: string): Promise<string | undefined>;
  /** The web address of a message of ours in a space, by the space's external id; undefined where messages have none. */
  linkTo?(posted: PostedRef, space: string): string | undefined;
  /** A place as it is there now, with its kind and name; undefined when it cannot be told. */
  place?(to: Address): Promise<Address | undefined>;
  /** What is missing for posting there, in words with the way out; undefined when nothing is. */
  missingRight(to: Address, needs?: PostingNeeds): Promise<string | undefined>;
  /**
   * Whether this account may manage this channel (or, without one, the space). A platform whose own rights tell all asks
   * nobody else; any other asks for those trusted and takes members of the channel among them.
   */
  mayManage(person: PersonRef, to: Address, trusted?: () => Promise<Trusted>): Promise<boolean>;
  /** A group of people that a space can list as its managers, by what people call it; left out where there are none. */
  group?(named: string): Promise<GroupRef | undefined>;
}

/** Where and by whom something was done. */
export interface CallContext {
  readonly person: PersonRef;
  /** The name they go by there; kept only with what they sign. */
  readonly personName?: string;
  readonly channel: Address;
  readonly space?: SpaceRef;
  readonly locale?: string;
  /** The platform's own id of this event, for doing it once. */
  readonly eventId?: string;
}

/** A command as typed (`text`) or as filled in (`options`). */
export interface CommandCall extends CallContext {
  /** `paper` or `paper-admin`. */
  readonly root: string;
  readonly input:
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'options';
        readonly path: readonly string[];
        readonly options: Readonly<Record<string, string | number>>;
      };
}

export interface AutocompleteCall extends CallContext {
  readonly root: string;
  readonly path: readonly string[];
  readonly option: string;
  readonly partial: string;
  /** The other options filled in so far. */
  readonly options: Readonly<Record<string, string | number>>;
}

/** At most 25; `name` and `value` up to 100 characters each. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

export interface ActionCall extends CallContext {
  readonly actionId: string;
  /** What was chosen in a select. */
  readonly chosen?: string;
  /** The message it was pressed on. */
  readonly messageId?: string;
}

export interface FormCall extends CallContext {
  readonly actionId: string;
  readonly values: Readonly<Record<string, string>>;
}

/** "Look at this message", with the text the platform gave along. */
export interface ShortcutCall extends CallContext {
  readonly name: string;
  readonly text: string;
}

export interface MentionCall extends CallContext {
  readonly text: string;
}

export interface ReactionEvent {
  readonly person: PersonRef;
  readonly posted: PostedRef;
  readonly space?: SpaceRef;
  /** Unicode without skin tone and variation selector, or a custom emoji's `name:id`. */
  readonly emoji: string;
  readonly change: 'added' | 'removed';
  /** The platform's time of the event where it tells one, else when it arrived. */
  readonly at: number;
  readonly eventId?: string;
}

/** What the asker sees. An empty answer means that everything to see was posted in the channel. */
export interface Answer {
  readonly reply?: Message;
  readonly form?: Form;
  /** Show the reply in place of the message that was pressed. */
  readonly replace?: boolean;
  /** Where the asker's form had faults: field name to text. The form stays open. */
  readonly formErrors?: Readonly<Record<string, string>>;
}

/** What the core gives an adapter. Each answers in its own time: acknowledge before calling. */
export interface ChatHandlers {
  command(call: CommandCall): Promise<Answer>;
  /** Answers within 300 ms, if need be with nothing. */
  autocomplete(call: AutocompleteCall): Promise<readonly Suggestion[]>;
  action(call: ActionCall): Promise<Answer>;
  form(call: FormCall): Promise<Answer>;
  shortcut(call: ShortcutCall): Promise<Answer>;
  mention(call: MentionCall): Promise<Answer>;
  reaction(event: ReactionEvent): Promise<void>;
  /** All reactions of a message (or all of one emoji) may have changed at once: read the true list. */
  reactionsChanged(posted: PostedRef): Promise<void>;
  messageGone(posted: PostedRef): Promise<void>;
  /** Events may have been lost: it is connected anew, and not where it left off. */
  eventsMissed(platform: PlatformName): Promise<void>;
  /** An archived channel may come back. */
  channelGone(address: Address, how?: 'deleted' | 'archived'): Promise<void>;
  /** Seen at the start, or something there has changed. */
  spaceSeen(space: SpaceRef): Promise<void>;
  spaceLeft(space: SpaceRef): Promise<void>;
}
