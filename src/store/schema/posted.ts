import type { Generated } from 'kysely';

/** Messages of ours, and what people did with them. */
export interface PostedTables {
  posted_messages: {
    id: string;
    platform: string;
    space_id: string;
    channel_id: string;
    message_id: string;
    posted_at: number;
    gone_at: number;
    /** When its reactions were last read whole. */
    read_at: number;
    /** 1 in a person's own conversation: not the space's. */
    direct: Generated<number>;
  };
  posted_subjects: { posted_id: string; position: number; kind: string; subject_id: string };
  /** The reaction lists as last read: the difference from these acts. */
  reactions: {
    posted_id: string;
    emoji: string;
    person_id: string;
    /** 0 for one taken away, kept so that an older event arriving late does not bring it back. */
    present: number;
    /** The platform's time of the last event, or when the list was read. */
    at: number;
  };
  events_seen: { platform: string; event_id: string; at: number };
  votes: { person_id: string; paper_id: string; space_id: string; value: number; at: number };
  saves: { person_id: string; paper_id: string; space_id: string; at: number };
  forgotten: { posted_id: string; emoji: string; person_hash: string; at: number };
  actions: {
    id: string;
    command: string;
    args: string;
    choose: string;
    placement: string;
    expires_at: number;
  };
}
