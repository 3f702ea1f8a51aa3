import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { BusyWait } from '../../src/store/busy-wait.ts';
import { up as first } from '../../src/store/migrations/001-first.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { type StorePlace, sqliteFile } from '../../src/store/open-failure.ts';
import { scheduleStore } from '../../src/store/schedules.ts';
import { shownStore } from '../../src/store/shown-papers.ts';
import { SqliteConnection } from '../../src/store/sqlite-connection.ts';
import { PatientSqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openSqliteFile } from '../../src/store/sqlite-file.ts';
import { MINUTE, papersIn, setUp } from '../digest/set-up.ts';

// biome-ignore lint/suspicious/noExplicitAny: tables as they were then are in no type of today.
type Then = Kysely<any>;

const NINE = Date.parse('2026-11-24T08:00:00Z');

/** What a bot of the first version left behind: a digest of which one part is sent and one is not, and the next slot ahead. */
export function migrateDigestsContract(
  newPlace: () => Promise<StorePlace>,
  open: (opening: Promise<Store>) => Promise<Store>,
): void {
  const comeOver = async () => {
    const place = await newPlace();
    await runFirstVersion(place);
    return open(openStore(place));
  };

  it('keeps schedules as they were set, with the same digests ahead', async () => {
    const store = await comeOver();
    const entry = await scheduleStore(store, systemClock).get('w1');
    expect(entry?.schedule).toMatchObject({
      ...{ id: 'w1', destinationId: 'd1', kind: 'digest', cron: '0 9 * * 1-5', zone: 'Europe/Berlin' },
      ...{ zoneFrom: 'chosen', budget: 7, prefer: 'balanced', sayQuiet: false, active: true },
      ...{ watermark: 2, nextAt: NINE + 86_400_000, changedAt: 5 },
    });
    const off = await scheduleStore(store, systemClock).get('w2');
    expect(off?.schedule).toMatchObject({ active: false, layout: entry?.schedule.layout });
  });

  it('keeps what was folded, and what everybody has had', async () => {
    const shown = shownStore(await comeOver());
    expect(await shown.folded('g1', 0, 10)).toEqual({
      ...{ destinationId: 'd1', total: 1 },
      papers: [{ paperId: 'p3', reason: 'nlp: "text" in the title' }],
    });
    expect(await shown.holders(['p1', 'p2', 'p3'])).toMatchObject([{ paperId: 'p1' }, { paperId: 'p2' }]);
  });

  it('sends the part that was left, once, and ends its slot', async () => {
    const bench = await setUp(await comeOver(), new Date(NINE + MINUTE).toISOString());
    await bench.tick.run();
    await bench.tick.run();
    expect(bench.platform.requests).toEqual(['w1-20261124-0900-2']);
    expect(papersIn(bench.platform)).toEqual([]);
    const slots = await bench.store.db.selectFrom('slots').select(['outcome', 'shown', 'matched']).execute();
    expect(slots).toEqual([{ outcome: 'posted', shown: 2, matched: 3 }]);
  });
}

async function runFirstVersion(place: StorePlace): Promise<void> {
  const db = await unmigrated(place);
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ '001-first': { up: first } }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    for (const [table, rows] of Object.entries(ROWS))
      await db
        .insertInto(table)
        .values([...rows])
        .execute();
  } finally {
    await db.destroy();
  }
}

async function unmigrated(place: StorePlace): Promise<Then> {
  if (place.databaseUrl) {
    const pool = new pg.Pool({ connectionString: place.databaseUrl });
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  }
  const database = await openSqliteFile(sqliteFile(place.dataDir), systemClock);
  const connection = new SqliteConnection(database, new BusyWait(systemClock));
  return new Kysely({ dialect: new PatientSqliteDialect(database, connection) });
}

const destination = (n: number) => ({
  ...{ id: `d${n}`, space_id: 's1', platform: 'chat', kind: 'channel', channel_id: `c${n}`, person_id: '' },
  ...{ name: `n${n}`, state: 'ok' },
});
const schedule = (n: number, extra: object) => ({
  ...{
    id: `w${n}`,
    destination_id: `d${n}`,
    cron: '0 9 * * 1-5',
    zone: 'Europe/Berlin',
    zone_from: 'chosen',
  },
  ...{ budget: 7, layout: 'compact', say_quiet: 0, active: 1, watermark: 2, since: 1 },
  ...{ next_at: NINE + 86_400_000, changed_at: 5, created_at: 1, ...extra },
});
const part = (n: number, extra: object) => ({
  ...{ key: `w1-20261124-0900-${n}`, digest_id: 'g1', destination_id: 'd1', part: n, parts: 2 },
  ...{ message: JSON.stringify({ title: `part ${n}`, blocks: [] }), subjects: '[]', created_at: NINE },
  ...extra,
});

const ROWS: Readonly<Record<string, readonly object[]>> = {
  spaces: [{ id: 's1', platform: 'chat', external_id: 's1', name: 'Lab', zone: 'Europe/Berlin' }],
  destinations: [destination(1), destination(2)],
  subscriptions: [{ destination_id: 'd1', topic_id: '*', since_number: 0 }],
  schedules: [schedule(1, {}), schedule(2, { active: 0 })],
  slots: [
    {
      ...{
        schedule_id: 'w1',
        local_date: '2026-11-24',
        wall_time: '09:00',
        due_at: NINE,
        outcome: 'sending',
      },
      ...{ reason: 'being posted', shown: 2, matched: 3, digest_id: 'g1', updated_at: NINE },
    },
  ],
  digests: [{ id: 'g1', schedule_id: 'w1', destination_id: 'd1', from_number: 0, to_number: 2 }],
  digest_papers: [
    { digest_id: 'g1', position: 1, paper_id: 'p1', reason: 'whole feed', shown: 1 },
    { digest_id: 'g1', position: 2, paper_id: 'p2', reason: 'whole feed', shown: 1 },
    { digest_id: 'g1', position: 3, paper_id: 'p3', reason: 'nlp: "text" in the title', shown: 0 },
  ],
  shown_papers: [
    { destination_id: 'd1', paper_id: 'p1', digest_id: 'g1', at: 1 },
    { destination_id: 'd1', paper_id: 'p2', digest_id: 'g1', at: 2 },
  ],
  deliveries: [
    part(1, { state: 'sent', channel_id: 'c1', message_id: 'm1' }),
    part(2, { state: 'pending', channel_id: '', message_id: '' }),
  ],
};
