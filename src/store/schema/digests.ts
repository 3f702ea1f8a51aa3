import type { Generated } from 'kysely';

/** When digests come, and what became of each. */
export interface DigestsTables {
  schedules: {
    id: string;
    destination_id: string;
    /** digest, recap */
    kind: Generated<string>;
    cron: string;
    zone: string;
    /** Whose choice the zone is: chosen, platform, space, default. */
    zone_from: string;
    budget: number;
    /** list, cards, thread */
    layout: string;
    /** What moves a paper up: balanced, topics, votes, newest. */
    prefer: Generated<string>;
    /** 1: a slot without papers posts a line. */
    say_quiet: number;
    /** The person who set it last; '' when nobody is known. */
    set_by: Generated<string>;
    /** 1: news of papers posted before become notes under their messages. */
    notes: Generated<number>;
    active: number;
    /** Announcements up to this number have been considered. */
    watermark: number;
    /** Slots before this instant are not this schedule's. */
    since: number;
    next_at: number;
    changed_at: number;
    created_at: number;
  };
  slots: {
    schedule_id: string;
    local_date: string;
    wall_time: string;
    due_at: number;
    /** due, source-late, sending | posted, caught-up, partly-posted, nothing-announced, nothing-matched, skipped, held, failed */
    outcome: string;
    reason: string;
    shown: number;
    matched: number;
    digest_id: string;
    updated_at: number;
  };
  digests: {
    id: string;
    schedule_id: string;
    destination_id: string;
    from_number: number;
    to_number: number;
    /** Papers that fit but were not shown, best first, as JSON. */
    folded: Generated<string>;
    created_at: number;
  };
  digest_papers: {
    digest_id: string;
    position: number;
    paper_id: string;
    reason: string;
    /** 1 when shown, 0 when folded into "also announced". */
    shown: number;
  };
  deliveries: {
    /** The delivery key: schedule, slot and part. */
    key: string;
    digest_id: string;
    destination_id: string;
    part: number;
    parts: number;
    /** The part of the same digest that it stands under; 0 for none. */
    under_part: Generated<number>;
    /** Or the earlier message that it stands under; '' for none. */
    under_channel: Generated<string>;
    under_message: Generated<string>;
    /** When a manager asked for it again: its time runs from there. */
    asked_at: Generated<number>;
    /** A Message as JSON. */
    message: string;
    /** Subjects as JSON. */
    subjects: string;
    /** pending, sending, unknown, held, waiting, sent, failed, skipped, dropped */
    state: string;
    attempts: number;
    lease_until: number;
    not_before: number;
    channel_id: string;
    message_id: string;
    detail: string;
    created_at: number;
    updated_at: number;
  };
  /** News of papers in messages posted before. */
  notes: {
    posted_id: string;
    paper_id: string;
    /** A version, e.g. v3, or withdrawn. */
    news: string;
    destination_id: string;
    /** The day its source listed it, `YYYY-MM-DD`. */
    listed: string;
    at: number;
    /** When a note of it was put in the outbox; 0 while it waits. */
    told_at: number;
  };
  /** What a destination (or, for a person, their feed) has had. */
  shown_papers: {
    destination_id: string;
    paper_id: string;
    digest_id: string;
    at: number;
    /** 0: had; 1: perhaps had, comes once more and says so; 2: did not arrive, comes once more. */
    again: Generated<number>;
  };
}
