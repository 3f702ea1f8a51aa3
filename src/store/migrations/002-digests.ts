import { type Kysely, sql } from 'kysely';
import { addColumns, createIndex, createTable, NUMBER as n, TEXT as t } from './table.ts';

/** A destination may have a digest and a recap, which one unique column does not allow: a new table and a copy. */
const SCHEDULES = {
  id: t,
  destination_id: t,
  kind: { ...t, fallback: 'digest' },
  cron: t,
  zone: t,
  zone_from: t,
  budget: n,
  layout: t,
  prefer: { ...t, fallback: 'balanced' },
  say_quiet: n,
  set_by: t,
  notes: { ...n, fallback: 1 },
  active: n,
  watermark: n,
  since: n,
  next_at: n,
  changed_at: n,
  created_at: n,
};

const ADDED = new Set(['kind', 'prefer', 'set_by', 'notes']);

const EMAIL_ADDRESSES = {
  columns: {
    person_id: t,
    id: t,
    platform: t,
    address: t,
    state: t,
    asked_address: t,
    token: t,
    direct_channel: t,
    detail: t,
    asked_at: n,
    confirmed_at: n,
    changed_at: n,
  },
  key: ['person_id'],
  indexes: [['token'], ['id']],
};

const EMAIL_ASKS = {
  columns: { id: t, person_id: t, address_hash: t, at: n },
  key: ['id'],
  indexes: [['person_id', 'at'], ['address_hash', 'at'], ['at']],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenSchedules(db);
  await addColumns(db, 'deliveries', { under_part: n, under_channel: t, under_message: t, asked_at: n });
  await createIndex(db, 'deliveries', 'deliveries_by_destination', ['destination_id', 'state']);
  await addColumns(db, 'digests', { folded: t });
  await addColumns(db, 'destinations', { checked_at: n, told: t, told_at: n, told_held: n });
  await createIndex(db, 'deliveries', 'deliveries_by_message', ['message_id']);
  for (const column of ['state', 'told', 'told_held']) {
    await createIndex(db, 'destinations', `destinations_by_${column}`, [column]);
  }
  await createTable(db, 'notes', {
    columns: { posted_id: t, paper_id: t, news: t, destination_id: t, listed: t, at: n, told_at: n },
    key: ['posted_id', 'paper_id', 'news'],
    indexes: [
      ['told_at', 'at'],
      ['destination_id', 'told_at'],
    ],
  });
  await addColumns(db, 'page_messages', { under_id: t });
  await createIndex(db, 'page_messages', 'page_messages_by_under', ['under_id']);
  await createIndex(db, 'posted_messages', 'posted_messages_by_space', ['space_id', 'posted_at']);
  await createIndex(db, 'saves', 'saves_by_space', ['space_id', 'at']);
  await createTable(db, 'email_addresses', EMAIL_ADDRESSES);
  await createTable(db, 'email_asks', EMAIL_ASKS);
}

async function widenSchedules(db: Kysely<unknown>): Promise<void> {
  const name = 'schedules_of_two_kinds';
  await createTable(db, name, {
    columns: SCHEDULES,
    key: ['id'],
    unique: [['destination_id', 'kind']],
  });
  const kept = Object.keys(SCHEDULES).filter((column) => !ADDED.has(column));
  const columns = sql.join(kept.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(name)} (${columns}) select ${columns} from schedules`.execute(db);
  await db.schema.dropTable('schedules').execute();
  await db.schema.alterTable(name).renameTo('schedules').execute();
  await createIndex(db, 'schedules', 'schedules_by_active', ['active', 'next_at']);
}
