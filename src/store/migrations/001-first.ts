import type { Kysely } from 'kysely';
import { createTable, NUMBER as n, type Table, TEXT as t } from './table.ts';

const TABLES: Record<string, Table> = {
  meta: { columns: { key: t, value: t }, key: ['key'] },
  counters: { columns: { name: t, value: n }, key: ['name'] },

  papers: {
    columns: {
      id: t,
      title: t,
      title_raw: t,
      title_key: t,
      abstract: t,
      abstract_raw: t,
      summary: t,
      summary_by: t,
      authors: t,
      published: t,
      version: n,
      withdrawn: n,
      categories: t,
      keywords: t,
      venue: t,
      code_url: t,
      text_from: t,
      change: n,
      created_at: n,
      updated_at: n,
    },
    key: ['id'],
    indexes: [['change'], ['title_key']],
  },
  paper_identifiers: {
    columns: { kind: t, value: t, paper_id: t },
    key: ['kind', 'value'],
    indexes: [['paper_id']],
  },
  paper_redirects: {
    columns: { old_id: t, paper_id: t, change: n },
    key: ['old_id'],
    indexes: [['change'], ['paper_id']],
  },
  paper_sources: {
    columns: {
      paper_id: t,
      source: t,
      upvotes: n,
      comments: n,
      submitter: t,
      first_seen_at: n,
      last_seen_at: n,
    },
    key: ['paper_id', 'source'],
  },
  announcements: {
    columns: { number: n, paper_id: t, source: t, day: t, kind: t, rank: n, at: n },
    key: ['number'],
    unique: [['paper_id', 'source', 'day', 'kind']],
    indexes: [
      ['day', 'source'],
      ['source', 'day'],
    ],
  },
  source_states: {
    columns: {
      feed: t,
      source: t,
      state: t,
      detail: t,
      day: t,
      items: n,
      skipped: n,
      failures: n,
      tried_at: n,
      ok_at: n,
      next_at: n,
      fingerprint: t,
      gaps: t,
    },
    key: ['feed'],
  },
  http_cache: { columns: { url: t, etag: t, last_modified: t, fetched_at: n }, key: ['url'] },

  spaces: {
    columns: {
      id: t,
      platform: t,
      external_id: t,
      enterprise_id: t,
      name: t,
      zone: t,
      created_at: n,
      left_at: n,
    },
    key: ['id'],
  },
  people: {
    columns: {
      id: t,
      platform: t,
      account_id: t,
      team_id: t,
      zone: t,
      zone_from: t,
      created_at: n,
      direct_closed_at: n,
    },
    key: ['id'],
  },
  people_spaces: { columns: { person_id: t, space_id: t, seen_at: n }, key: ['person_id', 'space_id'] },

  topics: {
    columns: {
      id: t,
      space_id: t,
      name: t,
      name_key: t,
      emoji: t,
      rule: t,
      analyzer: n,
      created_by: t,
      created_at: n,
      removed_at: n,
    },
    key: ['id'],
    // A removed topic keeps its row; only the living (removed_at 0) can clash.
    unique: [
      ['space_id', 'name_key', 'removed_at'],
      ['space_id', 'emoji', 'removed_at'],
    ],
  },
  destinations: {
    columns: {
      id: t,
      space_id: t,
      platform: t,
      kind: t,
      channel_id: t,
      person_id: t,
      name: t,
      state: t,
      state_reason: t,
      state_at: n,
      created_at: n,
    },
    key: ['id'],
    unique: [['platform', 'kind', 'channel_id', 'person_id']],
    indexes: [['space_id'], ['person_id']],
  },
  subscriptions: {
    columns: { destination_id: t, topic_id: t, since_number: n, created_at: n },
    key: ['destination_id', 'topic_id'],
    indexes: [['topic_id']],
  },
  schedules: {
    columns: {
      id: t,
      destination_id: t,
      cron: t,
      zone: t,
      zone_from: t,
      budget: n,
      layout: t,
      say_quiet: n,
      active: n,
      watermark: n,
      since: n,
      next_at: n,
      changed_at: n,
      created_at: n,
    },
    key: ['id'],
    unique: [['destination_id']],
    indexes: [['active', 'next_at']],
  },
  slots: {
    columns: {
      schedule_id: t,
      local_date: t,
      wall_time: t,
      due_at: n,
      outcome: t,
      reason: t,
      shown: n,
      matched: n,
      digest_id: t,
      updated_at: n,
    },
    key: ['schedule_id', 'local_date', 'wall_time'],
    indexes: [['outcome'], ['schedule_id', 'due_at'], ['digest_id']],
  },
  digests: {
    columns: { id: t, schedule_id: t, destination_id: t, from_number: n, to_number: n, created_at: n },
    key: ['id'],
  },
  digest_papers: {
    columns: { digest_id: t, position: n, paper_id: t, reason: t, shown: n },
    key: ['digest_id', 'position'],
    indexes: [['paper_id']],
  },
  deliveries: {
    columns: {
      key: t,
      digest_id: t,
      destination_id: t,
      part: n,
      parts: n,
      message: t,
      subjects: t,
      state: t,
      attempts: n,
      lease_until: n,
      not_before: n,
      channel_id: t,
      message_id: t,
      detail: t,
      created_at: n,
      updated_at: n,
    },
    key: ['key'],
    indexes: [
      ['state', 'created_at', 'part', 'key'],
      ['digest_id', 'part'],
    ],
  },
  shown_papers: {
    columns: { destination_id: t, paper_id: t, digest_id: t, at: n, again: n },
    key: ['destination_id', 'paper_id'],
    indexes: [['paper_id'], ['destination_id', 'again']],
  },

  posted_messages: {
    columns: {
      id: t,
      platform: t,
      space_id: t,
      channel_id: t,
      message_id: t,
      posted_at: n,
      gone_at: n,
      read_at: n,
    },
    key: ['id'],
    unique: [['platform', 'channel_id', 'message_id']],
  },
  posted_subjects: {
    columns: { posted_id: t, position: n, kind: t, subject_id: t },
    key: ['posted_id', 'position'],
    indexes: [['kind', 'subject_id']],
  },
  reactions: {
    columns: { posted_id: t, emoji: t, person_id: t, present: n, at: n },
    key: ['posted_id', 'emoji', 'person_id'],
  },
  events_seen: {
    columns: { platform: t, event_id: t, at: n },
    key: ['platform', 'event_id'],
    indexes: [['at']],
  },

  votes: {
    columns: { person_id: t, paper_id: t, space_id: t, value: n, at: n },
    key: ['person_id', 'paper_id', 'space_id'],
    indexes: [['paper_id'], ['space_id', 'at']],
  },
  saves: {
    columns: { person_id: t, paper_id: t, space_id: t, at: n },
    key: ['person_id', 'paper_id'],
    indexes: [['paper_id']],
  },
  forgotten: {
    columns: { posted_id: t, emoji: t, person_hash: t, at: n },
    key: ['posted_id', 'emoji', 'person_hash'],
  },

  actions: {
    columns: { id: t, command: t, args: t, choose: t, placement: t, expires_at: n },
    key: ['id'],
    indexes: [['expires_at']],
  },
  registrations: {
    columns: { platform: t, application_id: t, hash: t, at: n },
    key: ['platform', 'application_id'],
  },
  page_messages: {
    columns: { id: t, channel_id: t, delivery_key: t, sender: t, message: t, at: n, edited_at: n },
    key: ['id'],
    unique: [['channel_id', 'delivery_key']],
    indexes: [['channel_id', 'at']],
  },
  page_reactions: {
    columns: { message_id: t, emoji: t, account_id: t, at: n },
    key: ['message_id', 'emoji', 'account_id'],
  },
  leases: { columns: { name: t, holder: t, fence: n, until: n }, key: ['name'] },
};

/** All tables that the promises need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, table] of Object.entries(TABLES)) await createTable(db, name, table);
  for (const name of ['announcement', 'change']) {
    await db
      .insertInto('counters' as never)
      .values({ name, value: 0 } as never)
      .execute();
  }
}
