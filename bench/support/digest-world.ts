import type { Clock } from '../../src/clock.ts';
import type { Store } from '../../src/store/open.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { madeUpText, madeUpWord } from './made-up-text.ts';

export interface WorldSize {
  readonly channels: number;
  readonly papers: number;
  /** Topics that each channel follows. */
  readonly follows: number;
  /** Topics of each space; its channels share them. */
  readonly topicsASpace: number;
  readonly channelsASpace: number;
  /** Votes in each space, on papers that its channels have had. */
  readonly choices?: number;
}

/** Where a world's channels are: all fields of a destination that a platform decides. */
export type PlaceOf = (channel: number) => {
  readonly platform: string;
  readonly channelId: string;
  readonly spaceExternalId: string;
};

const ROWS_AT_ONCE = 400;
const TAKEN_AT_ONCE = 100;
const DAY = '2026-11-24';

/** Spaces, topics, channels, subscriptions and schedules, written straight into the tables: how they get there is not measured. */
export async function writeWorld(store: Store, size: WorldSize, placeOf: PlaceOf, dueAt: number) {
  const spaces = Math.ceil(size.channels / size.channelsASpace);
  const spaceOf = (channel: number) => Math.floor(channel / size.channelsASpace);
  const range = <T>(count: number, make: (i: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i));
  const places = range(size.channels, placeOf);
  await insert(
    store,
    'spaces',
    range(spaces, (i) => {
      const { platform, spaceExternalId } = placeOf(i * size.channelsASpace);
      const names = { external_id: spaceExternalId, enterprise_id: '', name: `Lab ${i}` };
      return { id: `s${i}`, platform, ...names, zone: 'UTC', created_at: 0, left_at: 0 };
    }),
  );
  await insert(
    store,
    'topics',
    range(spaces * size.topicsASpace, (i) => ({
      ...{ id: `t${i}`, space_id: `s${Math.floor(i / size.topicsASpace)}`, emoji: `e${i}`, rule: ruleOf(i) },
      ...{ name: `topic ${i}`, name_key: `topic ${i}`, analyzer: 1, created_by: '', created_at: 0 },
      removed_at: 0,
    })),
  );
  await insert(
    store,
    'destinations',
    places.map(({ platform, channelId }, i) => ({
      ...{ id: `d${i}`, space_id: `s${spaceOf(i)}`, platform, kind: 'channel', channel_id: channelId },
      ...{ person_id: '', name: `c${i}`, state: 'ok', state_reason: '', state_at: 0, created_at: 0 },
    })),
  );
  await insert(
    store,
    'schedules',
    places.map((_, i) => ({
      ...{ id: `w${i}`, destination_id: `d${i}`, cron: '0 9 * * *', zone: 'UTC', zone_from: 'space' },
      ...{ budget: 5, layout: 'compact', say_quiet: 0, active: 1, watermark: 0, since: 0 },
      ...{ next_at: dueAt, changed_at: 0, created_at: 0 },
    })),
  );
  await insert(
    store,
    'subscriptions',
    places.flatMap((_, i) =>
      range(size.follows, (j) => {
        const topic = spaceOf(i) * size.topicsASpace + ((i * 7 + j * 2) % size.topicsASpace);
        return { destination_id: `d${i}`, topic_id: `t${topic}`, since_number: 0, created_at: 0 };
      }),
    ),
  );
}

/** Three ways to fit, as people write them: a phrase, two words of middling frequency, and a rarer one; all distinct. */
function ruleOf(i: number): string {
  const word = (from: number, step: number, among: number) => madeUpWord(from + ((i * step) % among));
  const [a, b, c] = [word(0, 7, 97), word(0, 11, 89), word(60, 13, 541)];
  return `"${a} ${b}", ${c} ${word(60, 17, 997)}, ${word(2_000, 29, 15_013)}`;
}

export async function insert(store: Store, table: string, rows: readonly object[]): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await tx
        .insertInto(table as never)
        .values(rows.slice(at, at + ROWS_AT_ONCE) as never)
        .onConflict((clash) => clash.doNothing())
        .execute();
    }
  });
}

/** Papers announced now, with abstracts of usual length. */
export async function announcePapers(store: Store, clock: Clock, count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, i) => ({
    source: 'arxiv',
    identifiers: [{ kind: 'arxiv', value: `2611.${String(i).padStart(5, '0')}` }] as const,
    title: `${madeUpText(i, 8)} ${i}`,
    abstract: madeUpText(i + count, 150),
    authors: ['Ada Author', 'Ben Writer', 'Cy Third'],
    published: DAY,
    version: 1,
    categories: ['cs.CL'],
    listing: { source: 'arxiv', day: DAY, kind: 'new' } as const,
  }));
  const writer = createPaperWriter(store, clock);
  for (let at = 0; at < count; at += TAKEN_AT_ONCE) await writer.put(records.slice(at, at + TAKEN_AT_ONCE));
}
