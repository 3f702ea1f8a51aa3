import type { Person, Space } from '../chat/api.ts';
import type { Paper, PaperId } from '../papers/api.ts';
import type { Pack } from './packs/pack.ts';
import type { TakenOver } from './packs/take-over.ts';

export { composeRule } from './compose-rule.ts';
export { papersNamed } from './examples/papers-named.ts';
export { joinedRules } from './join-rules.ts';
export { BUNDLED_PACKS } from './packs/bundled.ts';
export type { Pack } from './packs/pack.ts';
export { type PlannedTopic, planImport } from './packs/plan-import.ts';
export { readPack } from './packs/read-pack.ts';
export type { TakenOver } from './packs/take-over.ts';
export { packFile } from './packs/write-pack.ts';
export { ruleInWords } from './rule-in-words.ts';

/** A named rule over papers. */
export interface Topic {
  readonly id: string;
  readonly spaceId: string;
  readonly name: string;
  /** Unicode, or a platform's own `name:id`. */
  readonly emoji: string;
  /** As typed. */
  readonly rule: string;
}

/** A topic with what its card tells. */
export interface TopicSummary extends Topic {
  /** People who follow it. */
  readonly followers: number;
  /** Matching papers a week, over the last weeks held. */
  readonly papersPerWeek: number;
}

/** Who gets the papers of a topic. */
export interface TopicReach {
  readonly people: number;
  /** Channels whose digests bring it by its name. */
  readonly channels: number;
}

/** A topic before it is kept; checked. */
export interface TopicDraft {
  readonly name: string;
  /** Chosen when none was given. */
  readonly emoji: string;
  readonly rule: string;
}

/** A topic as a person gave it. */
export interface TypedTopic {
  readonly name: string;
  readonly rule: string;
  readonly emoji?: string | undefined;
}

export interface DayCount {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly papers: number;
}

/** What rules would have brought over the last 14 announcement days held. */
export interface Backtest {
  /** Oldest first; days on which none of its sources announces anything are left out. Empty when nothing is held. */
  readonly days: readonly DayCount[];
  readonly matched: number;
  /** All that was announced on these days. */
  readonly announced: number;
  readonly perDay: number;
  /** Of the newest day that has some, newest first. */
  readonly examples: { readonly day: string; readonly papers: readonly Paper[]; readonly total: number };
  readonly narrower?: RuleChange;
  readonly wider?: RuleChange;
}

/** A change of a rule, with what it would have brought. */
export interface RuleChange {
  /** `add` a word, `drop` a restriction or a term, `unquote` a phrase. */
  readonly how: 'add' | 'drop' | 'unquote';
  /** The word, restriction or phrase as one types it. */
  readonly what: string;
  readonly perDay: number;
  /** The changed rule; absent where several rules were asked about. */
  readonly rule?: string;
}

/** What a changed rule brings in place of the old one. */
export interface RuleDifference {
  readonly perDayBefore: number;
  readonly perDayAfter: number;
  /** All that the old rule brought. */
  readonly matchedBefore: number;
  readonly gone: SomePapers;
  readonly added: SomePapers;
}

export interface SomePapers {
  readonly total: number;
  /** The newest few. */
  readonly papers: readonly Paper[];
}

/** A rule made from papers that it should find. */
export interface RuleProposal {
  /** '' when nothing tells them apart. */
  readonly rule: string;
  /** A name for the topic, after its first words; '' without a rule. */
  readonly name: string;
  /** Its alternatives as typed, each with how many examples and how many other papers have it. */
  readonly words: readonly { readonly shown: string; readonly examples: number; readonly others: number }[];
  /** How many other papers, of the last announcement days, they were compared with. */
  readonly compared: number;
}

export interface TopicBook {
  /** By name, without what only a card tells: fast enough for suggestions. */
  names(spaceId: string): Promise<readonly Topic[]>;
  /** Counts papers when asked for the first time in a while: a third of a second. */
  list(spaceId: string): Promise<readonly TopicSummary[]>;
  /** By id, or by name regardless of case. */
  find(spaceId: string, nameOrId: string): Promise<Topic | undefined>;
  /**
   * Checks a topic without keeping it; with `topicId`, as a change of that one. Throws a `UserError` that says where
   * the rule is wrong, or that the name or the emoji is taken.
   */
  draft(space: Space, topic: TypedTopic, topicId?: string): Promise<TopicDraft>;
  /** Throws as `draft`. */
  add(space: Space, topic: TypedTopic, by: Person): Promise<Topic>;
  /** Its followers stay, and get no paper announced before. Throws as `draft`, and when there is none of that id. */
  change(space: Space, topicId: string, topic: TypedTopic): Promise<Topic>;
  /** Its subscriptions end with it. Throws a `UserError` when there is none of that name. */
  remove(space: Space, nameOrId: string): Promise<Topic>;
  /** Who follows a topic, for who wants to end it. */
  reach(topicId: string): Promise<TopicReach>;
  /**
   * Ends one topic in another: its followers, digests and cards go over, and its id leads there. `rule`: another rule for the
   * one that stays. Throws a `UserError` when one of them is gone.
   */
  merge(space: Space, fromId: string, intoId: string, rule?: string): Promise<Topic>;
  /** Topics of a pack that the space does not have; with `replace`, also in place of those of the same names. */
  takeOver(space: Space, pack: Pack, replace: boolean, by: Person): Promise<TakenOver>;
  /** Papers a week that each rule matches, over the last weeks held. */
  papersPerWeek(rules: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** What these rules together would have brought; the whole feed when there are none. The first asked after a new day takes a second or two. */
  backtest(rules: readonly string[]): Promise<Backtest>;
  /** What would come and go with a changed rule. */
  difference(before: string, after: string): Promise<RuleDifference>;
  /** The words that tell these papers apart from what was announced lately. */
  propose(examples: readonly Paper[]): Promise<RuleProposal>;
  /** Those of a few papers that a rule finds. */
  findsAmong(rule: string, papers: readonly Paper[]): readonly Paper[];
  /** For each of a few papers that fits topics of the space, why: `data selection: "synthetic data" in the title`. */
  whyTheyFit(spaceId: string, papers: readonly Paper[]): Promise<ReadonlyMap<PaperId, readonly string[]>>;
}

/** Said privately after joining: what will come, where and when. */
export interface Receipt {
  readonly topic: Topic;
  /** False when it was so already. */
  readonly changed: boolean;
  /** Plain words, e.g. "weekdays 9:00". */
  readonly when: string;
  readonly zone: string;
  /** True until the person's own zone is known. */
  readonly zoneIsSpaces: boolean;
  /** 0 when nothing is followed any more. */
  readonly nextAt: number;
  /** Why direct messages did not arrive lately, with the way out; absent when they do. */
  readonly trouble?: string;
}

export interface Subscriptions {
  join(person: Person, space: Space, topic: Topic): Promise<Receipt>;
  leave(person: Person, topic: Topic): Promise<Receipt>;
  of(person: Person): Promise<readonly Receipt[]>;
}
