import type { Address, GroupRef, Person, PostingNeeds, Space } from '../src/chat/api.ts';
import type { Clock } from '../src/clock.ts';
import type { DigestDesk } from '../src/digest/api.ts';
import type { Feed } from '../src/feed/api.ts';
import type { Group } from '../src/group/api.ts';
import type { LearnedDesk } from '../src/learned/api.ts';
import type { PaperLibrary } from '../src/papers/api.ts';
import type { Votes } from '../src/reactions/api.ts';
import type { RecapDesk } from '../src/recap/api.ts';
import type { Finder, PaperIndex } from '../src/search/api.ts';
import type { SpaceMemory } from '../src/seen/api.ts';
import type { StatusBoard } from '../src/status/api.ts';
import type { Subscriptions, TopicBook } from '../src/topics/api.ts';
import type { WhyDesk } from '../src/why/api.ts';
import type { Command } from './command.ts';

/** What handlers may ask for. */
export interface Services extends Group {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly papers: PaperLibrary;
  readonly index: PaperIndex;
  readonly finder: Finder;
  readonly memory: SpaceMemory;
  readonly topics: TopicBook;
  readonly subscriptions: Subscriptions;
  readonly feed: Feed;
  readonly digests: DigestDesk;
  readonly recaps: RecapDesk;
  readonly learned: LearnedDesk;
  readonly whyDesk: WhyDesk;
  readonly votes: Votes;
  readonly status: StatusBoard;
}

/** One use of a command by a person. */
export interface Invocation {
  readonly person: Person;
  /** The name they go by there, one line; '' when the platform tells none. */
  readonly personName: string;
  /** The space it is about; in a direct message the one where the person acted last. */
  readonly space: Space | undefined;
  readonly channel: Address;
  /** The reader's zone: their own, else the space's. */
  readonly zone: string;
  readonly services: Services;
  /** What there is to ask for. */
  readonly commands: readonly Command[];
  /** A group of people by what they call it, to be listed as managers; undefined where the platform has none of its own. */
  readonly groupNamed: ((named: string) => Promise<GroupRef | undefined>) | undefined;
  /** Whether the person may manage this channel, or without one the space; asked of the platform each time. */
  mayManage(channel: Address): Promise<boolean>;
  /** A channel known by its id alone, with the kind and the name that its platform tells. */
  place(channel: Address): Promise<Address>;
  /** Why the bot cannot react with an emoji there, with the way out. */
  emojiProblem(emoji: string): Promise<string | undefined>;
  /** What the bot lacks for posting there, in words with the way out. */
  missingRight(channel: Address, needs?: PostingNeeds): Promise<string | undefined>;
}
