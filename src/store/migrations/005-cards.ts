import type { Kysely } from 'kysely';
import { createIndex } from './table.ts';

/** Reactions are looked up by their people and messages together: a popular card has thousands of rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('reactions_by_person').execute();
  await createIndex(db, 'reactions', 'reactions_by_person_and_message', ['person_id', 'posted_id']);
}
