import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Clock, systemClock } from '../src/clock.ts';
import { createDigests } from '../src/digest/create-digests.ts';
import { createActionStore } from '../src/store/actions.ts';
import { heldLibrary } from '../src/store/library.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { createPaperWriter } from '../src/store/paper-writer.ts';
import { createDirectory } from '../src/store/people.ts';
import { createPostedMessages } from '../src/store/posted.ts';
import { createVotes } from '../src/store/votes.ts';
import { createTopics } from '../src/topics/create-topics.ts';
import { ScriptedPlatform } from '../test/support/scripted-platform.ts';
import { madeUpText, madeUpWord } from './support/made-up-text.ts';
import { type Measurement, printTable } from './table.ts';

const CHANNELS_A_SPACE = 20;
const TOPICS_A_CHANNEL = 3;
const NINE = Date.parse('2026-11-24T09:00:00Z');

/**
 * Channels whose digests are due in one minute, each with three topics of its own, on SQLite, to a platform that answers at
 * once. `--channels N` (200 and 2,000), `--papers N` (500). CPU, longest stall of the event loop, peak memory.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const given = (name: string) => Number(options[options.indexOf(name) + 1] ?? Number.NaN);
  const papers = options.includes('--papers') ? given('--papers') : 500;
  const sizes = options.includes('--channels') ? [given('--channels')] : [200, 2_000];
  for (const channels of sizes) {
    const rows = await measure(channels, papers);
    printTable(`${channels} channels due at once, ${papers} papers`, rows, options.includes('--json'));
  }
}

async function measure(channels: number, papers: number): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  const store = await openStore({ dataDir: folder });
  try {
    const world = await setUp(store, channels, papers);
    const rows = await watched('plan and send', () => world.tick.run());
    const sent = await store.db.selectFrom('deliveries').select('key').where('state', '=', 'sent').execute();
    const idle = await watched('next tick, nothing due', () => world.tick.run());
    return [{ what: 'messages sent', value: sent.length, unit: '' }, ...rows, ...idle];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything real but for the platform; a clock that shows 9:00 from the moment on when all is set. */
async function setUp(store: Store, channels: number, papers: number) {
  let shift = NINE - 3_600_000 - Date.now();
  const clock: Clock = { ...systemClock, now: () => Date.now() + shift };
  const platform = new ScriptedPlatform('chat');
  const directory = createDirectory(store, clock);
  const shared = { store, clock, directory, library: heldLibrary(store) };
  const digests = createDigests({
    ...shared,
    platformOf: () => platform,
    posted: createPostedMessages(store, clock),
    actions: createActionStore(store, clock),
    votes: createVotes(store, clock),
    sourceTrouble: async () => undefined,
  });
  const { topics } = createTopics(shared);
  const boss = await directory.person({ platform: 'chat', accountId: 'boss' });
  for (let i = 0; i < channels; i++) {
    const externalId = `s${Math.floor(i / CHANNELS_A_SPACE)}`;
    const space = await directory.space({ platform: 'chat', externalId, name: externalId, zone: 'UTC' });
    const names = Array.from({ length: TOPICS_A_CHANNEL }, (_, j) => `t${i}-${j}`);
    for (const [j, name] of names.entries()) {
      const rule = `${madeUpWord((i * 7 + j * 131) % 400)}, "${madeUpWord(i % 90)} ${madeUpWord(j)}"`;
      await topics.add(space, { name, rule, emoji: `topic:${i}-${j}` }, boss);
    }
    const channel = { platform: 'chat', kind: 'channel', channelId: `c${i}`, name: `c${i}` } as const;
    await digests.desk.set(space, channel, { time: '9:00', topics: names });
  }
  await announce(store, clock, papers);
  shift += 3_600_000;
  return digests;
}

async function announce(store: Store, clock: Clock, papers: number): Promise<void> {
  const records = Array.from({ length: papers }, (_, i) => ({
    source: 'arxiv',
    identifiers: [{ kind: 'arxiv', value: `2611.${String(i).padStart(5, '0')}` }] as const,
    title: `${madeUpText(i, 8)} ${i}`,
    abstract: madeUpText(i + papers, 150),
    authors: ['A. Author'],
    published: '2026-11-24',
    version: 1,
    categories: ['cs.CL'],
    listing: { source: 'arxiv', day: '2026-11-24', kind: 'new' } as const,
  }));
  await createPaperWriter(store, clock).put(records);
}

async function watched(what: string, work: () => Promise<void>): Promise<Measurement[]> {
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  stalls.enable();
  const memory = watchMemory();
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const took = performance.now() - wall;
  // What blocks to the very end is seen by the timers' next turn.
  await new Promise((next) => setTimeout(next, 5));
  stalls.disable();
  return [
    { what: `${what}: CPU`, value: (user + system) / 1e6, unit: 's' },
    { what: `${what}: wall`, value: took / 1e3, unit: 's' },
    { what: `${what}: longest stall`, value: stalls.max / 1e6, unit: 'ms' },
    { what: `${what}: peak memory`, value: memory.peak(), unit: 'MB' },
  ];
}

function watchMemory() {
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  return {
    peak: () => {
      clearInterval(timer);
      return Math.max(most, process.memoryUsage.rss()) / 1e6;
    },
  };
}
