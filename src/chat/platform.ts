import type { ChatHandlers } from './calls.ts';
import type { Message } from './message.ts';
import type { Address, DeliveryKey, PersonRef, PlatformName, PostedRef } from './refs.ts';
import type { FindResult, LinksSince, PlatformState, PostResult, ReactionList } from './results.ts';

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
  /** What our messages there, and those under them, have linked to since a moment; absent where the store alone keeps them. */
  linksSince?(to: Address, since: number): Promise<LinksSince>;
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
