import type { Person, Space } from '../chat/api.ts';
import type { Paper, PaperId } from '../papers/api.ts';

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

/** What a rule would have brought. */
export interface RuleTrial {
  /** Announcement days looked at. */
  readonly days: number;
  readonly matched: number;
  readonly examples: readonly Paper[];
}

export interface TopicBook {
  /** By name, without what only a card tells: fast enough for suggestions. */
  names(spaceId: string): Promise<readonly Topic[]>;
  /** Counts papers when asked for the first time in a while: a third of a second. */
  list(spaceId: string): Promise<readonly TopicSummary[]>;
  /** By id, or by name regardless of case. */
  find(spaceId: string, nameOrId: string): Promise<Topic | undefined>;
  /** Throws a `UserError` that says where the rule is wrong, or that the name or the emoji is taken. */
  add(space: Space, topic: { name: string; rule: string; emoji?: string }, by: Person): Promise<Topic>;
  /** Its subscriptions end with it. Throws a `UserError` when there is none of that name. */
  remove(space: Space, nameOrId: string): Promise<Topic>;
  /** What this rule would have brought over the last announcement days held. */
  tryRule(rule: string): Promise<RuleTrial>;
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
  /** Moves the person's own schedule to this IANA zone, as their choice. Throws a `UserError` that names the nearest zone for one that does not exist. */
  setZone(person: Person, zone: string): Promise<void>;
}
