import type { Generated } from 'kysely';

/** The tables, as Kysely sees them. Ids are texts of ours, times are epoch milliseconds, flags 0/1, lists JSON in text. */
export interface Database {
  meta: { key: string; value: string };
  counters: { name: string; value: number };

  papers: PapersTable;
  paper_identifiers: { kind: string; value: string; paper_id: string };
  /** `change`: when the index must drop the old id. */
  paper_redirects: { old_id: string; paper_id: string; change: number };
  paper_sources: {
    paper_id: string;
    source: string;
    upvotes: number;
    comments: number;
    submitter: string;
    first_seen_at: number;
    last_seen_at: number;
  };
  announcements: {
    number: number;
    paper_id: string;
    source: string;
    day: string;
    kind: string;
    rank: number;
    at: number;
  };
  source_states: {
    /** As in `PaperSource.feed`, e.g. `arxiv:cs.CL`. */
    feed: string;
    source: string;
    /** How its last poll ended: ok, empty, late, stale, unreachable, refused, broken, rejected */
    state: string;
    detail: string;
    day: string;
    items: number;
    skipped: number;
    failures: number;
    tried_at: number;
    ok_at: number;
    next_at: number;
    /** What tells a stale feed from a new one. */
    fingerprint: string;
    /** Days that the feed itself did not bring, as JSON. */
    gaps: string;
  };
  http_cache: {
    url: string;
    etag: string;
    last_modified: string;
    fetched_at: number;
  };

  spaces: {
    id: string;
    platform: string;
    external_id: string;
    enterprise_id: string;
    name: string;
    zone: string;
    created_at: number;
    left_at: number;
  };
  people: {
    id: string;
    platform: string;
    account_id: string;
    team_id: string;
    zone: string;
    /** Whose word the zone is: '' unknown, platform, chosen. */
    zone_from: Generated<string>;
    created_at: number;
    /** Direct messages closed by the person, since then; 0 when open. */
    direct_closed_at: number;
  };
  people_spaces: { person_id: string; space_id: string; seen_at: number };

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
  };
  destinations: {
    id: string;
    space_id: string;
    platform: string;
    /** channel, thread, forum, direct, email */
    kind: string;
    /** The platform's channel id; '' for a person whose direct conversation is not open yet. */
    channel_id: string;
    person_id: string;
    name: string;
    /** ok, gone, refused */
    state: string;
    state_reason: string;
    state_at: number;
    created_at: number;
  };
  subscriptions: {
    destination_id: string;
    /** A topic's id, or '*' for the whole feed. */
    topic_id: string;
    /** The newest announcement when it began: nothing older comes through it. */
    since_number: number;
    created_at: number;
  };
  schedules: {
    id: string;
    destination_id: string;
    cron: string;
    zone: string;
    /** Whose choice the zone is: chosen, platform, space, default. */
    zone_from: string;
    budget: number;
    layout: string;
    say_quiet: number;
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
    /** A Message as JSON. */
    message: string;
    /** Subjects as JSON. */
    subjects: string;
    /** pending, sending, unknown, held, sent, failed, skipped */
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
  /** What a destination (or, for a person, their feed) has had. */
  shown_papers: {
    destination_id: string;
    paper_id: string;
    digest_id: string;
    at: number;
    /** 0: had; 1: perhaps had, comes once more and says so; 2: did not arrive, comes once more. */
    again: Generated<number>;
  };

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
  registrations: { platform: string; application_id: string; hash: string; at: number };
  /** The local page's conversation. */
  page_messages: {
    id: string;
    channel_id: string;
    delivery_key: string;
    sender: string;
    message: string;
    at: number;
    edited_at: number;
  };
  page_reactions: { message_id: string; emoji: string; account_id: string; at: number };
  leases: { name: string; holder: string; fence: number; until: number };
}

interface PapersTable {
  id: string;
  title: string;
  title_raw: string;
  /** Lower-case, for suggestions as one types. */
  title_key: string;
  abstract: string;
  abstract_raw: string;
  summary: string;
  summary_by: string;
  authors: string;
  published: string;
  version: number;
  withdrawn: number;
  categories: string;
  keywords: string;
  venue: string;
  code_url: string;
  /** Which source's text stands here, for deciding whether a later record may replace it. */
  text_from: string;
  /** Grows with each change of a paper, in commit order: what the index follows. */
  change: number;
  created_at: number;
  updated_at: number;
}
