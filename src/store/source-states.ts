import type { FeedGap, FeedRecord, FeedStanding, FeedStore } from '../ingest/feed-store.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

/** What is held of each feed, over `source_states`. */
export function feedStore({ db }: Pick<Store, 'db'>): FeedStore {
  return {
    all: async () => {
      const rows = await db.selectFrom('source_states').selectAll().orderBy('feed').execute();
      return rows.map(toRecord);
    },
    put: async (record) => {
      const row = toRow(record);
      await db
        .insertInto('source_states')
        .values(row)
        .onConflict((conflict) => conflict.column('feed').doUpdateSet(row))
        .execute();
    },
  };
}

type Row = Database['source_states'];

function toRow(record: FeedRecord): Row {
  const { feed, source, detail, day, items, skipped, failures, fingerprint } = record;
  return {
    ...{ feed, source, detail, day, items, skipped, failures, fingerprint },
    state: record.standing,
    tried_at: record.triedAt,
    ok_at: record.okAt,
    next_at: record.nextAt,
    gaps: JSON.stringify(record.gaps),
  };
}

function toRecord(row: Row): FeedRecord {
  const { feed, source, detail, day, items, skipped, failures, fingerprint } = row;
  return {
    ...{ feed, source, detail, day, items, skipped, failures, fingerprint },
    standing: row.state as FeedStanding,
    triedAt: row.tried_at,
    okAt: row.ok_at,
    nextAt: row.next_at,
    gaps: JSON.parse(row.gaps) as FeedGap[],
  };
}
