import type { Kysely } from 'kysely';
import { addColumns, createIndex, createTable, NUMBER as n, TEXT as t } from './table.ts';

/** What a space remembers beside its messages. Whatever is held of a person can be found by their id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'mutes', {
    columns: { person_id: t, paper_id: t, space_id: t, at: n },
    key: ['person_id', 'paper_id'],
    indexes: [['paper_id'], ['space_id']],
  });
  await createTable(db, 'submissions', {
    columns: {
      ...{ space_id: t, paper_id: t, person_id: t, by_name: t, note: t, channel_id: t },
      ...{ state: t, day: t, at: n, decided_at: n },
    },
    key: ['space_id', 'paper_id', 'person_id'],
    indexes: [['paper_id'], ['person_id', 'at'], ['space_id', 'state', 'at']],
  });
  await createTable(db, 'space_settings', {
    columns: { space_id: t, name: t, value: t, changed_at: n },
    key: ['space_id', 'name'],
  });
  await addColumns(db, 'posted_messages', { direct: n });
  await createIndex(db, 'digests', 'digests_by_destination', ['destination_id']);
  await createIndex(db, 'reactions', 'reactions_by_person', ['person_id']);
  await createIndex(db, 'spaces', 'spaces_by_left', ['left_at']);
  await createIndex(db, 'people_spaces', 'people_spaces_by_space', ['space_id']);
}
