import type { Generated } from 'kysely';

/** What is followed. */
export interface TopicsTables {
  topics: {
    id: string;
    space_id: string;
    name: string;
    name_key: string;
    emoji: string;
    rule: string;
    analyzer: number;
    created_by: string;
    created_at: number;
    removed_at: number;
    /** The topic that it became part of; '' for none. */
    merged_into: Generated<string>;
  };
  subscriptions: {
    destination_id: string;
    /** A topic's id, or '*' for the whole feed. */
    topic_id: string;
    /** The newest announcement when it began: nothing older comes through it. */
    since_number: number;
    created_at: number;
  };
}
