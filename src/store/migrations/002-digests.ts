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
  active: n,
  watermark: n,
  since: n,
  next_at: n,
  changed_at: n,
  created_at: n,
};

const ADDED = new Set(['kind', 'prefer', 'set_by']);

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenSchedules(db);
  await addColumns(db, 'deliveries', { under_part: n, under_channel: t, under_message: t });
  await addColumns(db, 'digests', { folded: t });
  await addColumns(db, 'destinations', { checked_at: n });
  await createTable(db, 'email_addresses', {
    columns: {
      person_id: t,
      address: t,
      state: t,
      token: t,
      detail: t,
      asked_at: n,
      confirmed_at: n,
      changed_at: n,
    },
    key: ['person_id'],
    indexes: [['token'], ['address']],
  });
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
