import type { Kysely } from 'kysely';
import { createIndex, createTable, NUMBER as n, TEXT as t } from './table.ts';

/**
 * How posted topic cards stand. And reactions are looked up by their people and messages together: a popular card has
 * thousands of rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'topic_cards', {
    columns: { posted_id: t, shown: t, stale_at: n, looked_at: n, not_before: n, bare: n, over: n },
    key: ['posted_id'],
    indexes: [['stale_at'], ['looked_at']],
  });
  await createIndex(db, 'posted_messages', 'posted_messages_by_read', ['gone_at', 'read_at']);
  await db.schema.dropIndex('reactions_by_person').execute();
  await createIndex(db, 'reactions', 'reactions_by_person_and_message', ['person_id', 'posted_id']);
}
