import type { Address, Message, Person, Space } from '../chat/api.ts';
import type { Paper } from '../papers/api.ts';
import type { HeldDesk, HeldMessage } from './held/held-desk.ts';

export type { HeldDesk, HeldMessage };

import {
  LAYOUTS,
  type Layout,
  MOST_BUDGET,
  PREFERENCES,
  type Prefer,
  type ZoneFrom,
} from './schedule/schedule.ts';

export { sayTime } from './schedule/say-time.ts';
export { LAYOUTS, type Layout, MOST_BUDGET, PREFERENCES, type Prefer, type ZoneFrom };

/** A channel's digest as set. */
export interface DigestPlan {
  readonly channel: Address;
  /** Plain words, e.g. "weekdays 9:00". */
  readonly when: string;
  readonly cron: string;
  readonly zone: string;
  /** The next three runs. */
  readonly next: readonly number[];
  /** Names of the topics followed; empty for the whole feed. */
  readonly topics: readonly string[];
  readonly budget: number;
  readonly zoneFrom: ZoneFrom;
  readonly layout: Layout;
  readonly prefer: Prefer;
  /** A slot without papers posts a line that says so. */
  readonly sayQuiet: boolean;
  /** News of papers posted before become notes under their messages. */
  readonly notes: boolean;
  /** What this day was to bring has come: the next run is not the first that the words name. */
  readonly ranToday: boolean;
}

/** What is absent stays as it was; a new digest is guessed a zone and gets the whole feed. */
export interface DigestSetting {
  /** "9:00", "weekdays 9:00", "every Monday 8:30 Berlin", "twice a day" or a cron expression; a new digest needs one. */
  readonly time?: string | undefined;
  /** IANA zone. */
  readonly zone?: string | undefined;
  /** Names of topics of the space; the whole feed when empty. */
  readonly topics?: readonly string[] | undefined;
  /** Papers shown at most, 1 to 50. */
  readonly budget?: number | undefined;
  readonly layout?: Layout | undefined;
  readonly prefer?: Prefer | undefined;
  readonly sayQuiet?: boolean | undefined;
  /** News of papers posted before become notes under their messages; as it was when absent. */
  readonly notes?: boolean | undefined;
}

/** What came of one slot, for `status`. */
export interface SlotLine {
  readonly dueAt: number;
  readonly zone: string;
  /** One of the design's outcomes. */
  readonly outcome: string;
  /** In a person's words. */
  readonly reason: string;
}

export interface ChannelStatus {
  readonly plan: DigestPlan;
  /** Newest first. */
  readonly last: readonly SlotLine[];
  /** Why nothing can be posted there, '' when it can. */
  readonly trouble: string;
}

/** One page of a space's channels, by name. */
export interface StatusPage {
  readonly channels: readonly ChannelStatus[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** One page of what a digest did not show. */
export interface FoldedPage {
  readonly papers: readonly { readonly paper: Paper; readonly reason: string }[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** Why a digest brought what it brought. */
export interface DigestExplanation {
  /** What it showed, in order; up to 10 a page. */
  readonly papers: readonly {
    readonly paper: Paper;
    /** `data selection: "synthetic data" in the title`, as it was said then. */
    readonly reason: string;
    /** Votes of this space's people, by now. */
    readonly votesHere: number;
  }[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** What the place follows by now; without a rule: the whole feed. */
  readonly follows: readonly { readonly name: string; readonly rule: string }[];
  readonly prefer: 'balanced' | 'topics' | 'votes' | 'newest';
}

/**
 * What is chosen in a digest's list: the button command `pick` gets `{ digest, pick }`,
 * where `pick` is `up:<paper id>`, or the same with `down:`, `save:` or `mute:`.
 */
export type DigestPick = `${'up' | 'down' | 'save' | 'mute'}:${string}`;

/** What managers ask of digests. */
export interface DigestDesk {
  /** Throws a `UserError` for an impossible time, zone or topic, with the nearest that exists. */
  set(space: Space, channel: Address, setting: DigestSetting, by?: Person): Promise<DigestPlan>;
  /** False when there was none. */
  off(channel: Address): Promise<boolean>;
  /** What the next slot would post now: chosen and composed by the same function as the tick's. */
  preview(space: Space, channel: Address): Promise<Message>;
  /** How its digest stands, or stood before it was ended; undefined when none was ever set. */
  layoutOf(channel: Address): Promise<Layout | undefined>;
  statusOf(channel: Address): Promise<ChannelStatus | undefined>;
  /** The papers "also announced", 10 a page, best first; undefined when there is no such digest. */
  folded(digestId: string, page: number): Promise<FoldedPage | undefined>;
  /** Why its papers were chosen, a page of them; undefined when there is no such digest. */
  explain(digestId: string, page: number): Promise<DigestExplanation | undefined>;
  /** Every channel of a space. */
  statusOfSpace(spaceId: string): Promise<readonly ChannelStatus[]>;
  /** Every channel of a space, 15 a page; the nearest page there is when it has fewer. */
  statusPage(spaceId: string, page: number): Promise<StatusPage>;
  /** Messages that are perhaps posted and wait for a manager's word. */
  readonly held: HeldDesk;
}
