import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Clock, systemClock } from '../src/clock.ts';
import { createDigests } from '../src/digest/create-digests.ts';
import { createActionStore } from '../src/store/actions.ts';
import { heldLibrary } from '../src/store/library.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { createDirectory } from '../src/store/people.ts';
import { createPostedMessages } from '../src/store/posted.ts';
import { createVotes } from '../src/store/votes.ts';
import { ScriptedPlatform } from '../test/support/scripted-platform.ts';
import { announcePapers, type WorldSize, writeWorld } from './support/digest-world.ts';
import { watched } from './support/watched.ts';
import { type Measurement, printTable } from './table.ts';

const NINE = Date.parse('2026-11-24T09:00:00Z');

/**
 * Channels whose digests are due in one minute, each with 50 of its space's 100 topics, on SQLite, to a platform that answers
 * at once. `--channels N` (2,000), `--papers N` (1,000). CPU, longest stall of the event loop, peak memory.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const given = (name: string, usual: number) =>
    options.includes(name) ? Number(options[options.indexOf(name) + 1]) : usual;
  const [channels, papers] = [given('--channels', 2_000), given('--papers', 1_000)];
  const size = { channels, papers, follows: 50, topicsASpace: 100, channelsASpace: 20 };
  const topics = Math.ceil(channels / size.channelsASpace) * size.topicsASpace;
  const title = `${channels} channels due at once, ${channels * size.follows} subscriptions, ${topics} topics, ${papers} papers`;
  printTable(title, await measure(size), options.includes('--json'));
}

async function measure(size: WorldSize): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  const store = await openStore({ dataDir: folder });
  try {
    const { tick, platform } = await setUp(store, size);
    platform.connected = 'reconnecting';
    const planned = await watched('decide, compose, write', () => tick.run());
    platform.connected = 'connected';
    const sent = await watched('send', () => tick.run());
    const idle = await watched('next tick, nothing due', () => tick.run());
    return [...(await countsOf(store)), ...planned, ...sent, ...idle];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function countsOf({ db }: Store): Promise<Measurement[]> {
  const sent = await db.selectFrom('deliveries').select('key').where('state', '=', 'sent').execute();
  const slots = await db
    .selectFrom('slots')
    .select((q) => q.fn.avg<number>('matched').as('matched'))
    .executeTakeFirst();
  return [
    { what: 'messages sent', value: sent.length, unit: '' },
    { what: 'papers that fit a channel, mean', value: Number(slots?.matched ?? 0), unit: '' },
  ];
}

/** Everything real but for the platform; a clock that shows 9:00 when all is set. */
async function setUp(store: Store, size: WorldSize) {
  const shift = NINE - Date.now();
  const clock: Clock = { ...systemClock, now: () => Date.now() + shift };
  const platform = new ScriptedPlatform('chat');
  const placeOf = (i: number) => ({
    platform: 'chat',
    channelId: `c${i}`,
    spaceExternalId: `s${Math.floor(i / size.channelsASpace)}`,
  });
  await writeWorld(store, size, placeOf, NINE);
  await announcePapers(store, clock, size.papers);
  const { tick } = createDigests({
    store,
    clock,
    directory: createDirectory(store, clock),
    library: heldLibrary(store),
    platformOf: () => platform,
    posted: createPostedMessages(store, clock),
    actions: createActionStore(store, clock),
    votes: createVotes(store, clock),
    sourceTrouble: async () => undefined,
  });
  return { tick, platform };
}
