import type { Topic, TopicReach } from './api.ts';

export interface NewTopic extends Topic {
  readonly nameKey: string;
  readonly analyzer: number;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** One topic that becomes part of another. */
export interface TopicMerge {
  readonly spaceId: string;
  readonly from: string;
  readonly into: string;
  /** Another rule for the one that stays. */
  readonly rule?: Pick<NewTopic, 'rule' | 'analyzer'>;
  readonly at: number;
}

/** The topics of spaces; removed ones are never given. */
export interface TopicStore {
  /** By name. */
  ofSpace(spaceId: string): Promise<readonly Topic[]>;
  /** One that became part of another is found as that other, by its id. */
  find(spaceId: string, idOrNameKey: string): Promise<Topic | undefined>;
  /** False when a living topic of the space has the name or the emoji. */
  insert(topic: NewTopic): Promise<boolean>;
  /** Name, emoji and rule of a living topic. False when it is gone, or another one has the name or the emoji. */
  update(topic: Omit<NewTopic, 'createdBy' | 'createdAt'>): Promise<boolean>;
  /** Ends its subscriptions too, and the schedules of people whom nothing is left. */
  remove(topicId: string, at: number): Promise<void>;
  /** In one transaction. False when one of them is gone. */
  merge(merge: TopicMerge): Promise<boolean>;
  /** What follows a topic. */
  reach(topicId: string): Promise<TopicReach>;
  /** People who follow each topic of a space. */
  followers(spaceId: string): Promise<ReadonlyMap<string, number>>;
}
