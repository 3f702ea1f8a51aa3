import type { Kysely } from 'kysely';
import { createIndex, createTable, NUMBER as n, TEXT as t } from './table.ts';

/** What was learned is made from the choices each time; only what people tell of it is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'learned_words', {
    columns: { destination_id: t, term: t, word: t, space_id: t, at: n },
    key: ['destination_id', 'term'],
    indexes: [['space_id']],
  });
  await createTable(db, 'learned_off', {
    columns: { destination_id: t, space_id: t, at: n },
    key: ['destination_id'],
    indexes: [['space_id']],
  });
  await createTable(db, 'space_managers', {
    columns: { space_id: t, group_id: t, name: t, at: n },
    key: ['space_id', 'group_id'],
  });
  await createIndex(db, 'shown_papers', 'shown_papers_by_time', ['destination_id', 'at']);
}
