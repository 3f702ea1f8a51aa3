import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { systemClock } from '../src/clock.ts';
import { openStore } from '../src/store/open.ts';
import { writeChoices } from './support/digest-choices.ts';
import { digestGrowth, topicsOf } from './support/digest-growth.ts';
import { announcePapers, type PlaceOf, type WorldSize, writeWorld } from './support/digest-world.ts';
import { type Measurement, printTable } from './table.ts';

const NINE = Date.parse('2026-11-24T09:00:00Z');
/** Requests a second over all channels: Discord's limit, and the pace we keep where Slack names no figure. */
const MOST_A_SECOND = { discord: 50, slack: 10 } as const;

type Platform = keyof typeof MOST_A_SECOND;

/**
 * Channels whose digests are due in one minute, each with 50 of its space's 100 topics, on SQLite: first to a platform that
 * answers at once (CPU, longest stall of the event loop, peak memory of a process that does nothing else), then through a
 * real adapter to a local Discord and a local Slack with their rate limits (the longest of these takes 3 minutes and a half).
 * `--channels N` (2,000), `--papers N` (1,000), `--choices N` (votes in each space, from which its channels learn; none),
 * `--only compose|discord|slack|growth`. `growth` says what ten times the channels, or the papers, cost: 20,000 channels take minutes.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const given = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const [channels, papers] = [Number(given('--channels') ?? 2_000), Number(given('--papers') ?? 1_000)];
  const choices = Number(given('--choices') ?? 0);
  const size = { choices, channels, papers, follows: 50, topicsASpace: 100, channelsASpace: 20 };
  const only = given('--only');
  const asJson = options.includes('--json');
  const subscriptions = channels * size.follows;
  const composed = (world: WorldSize) => inWorld(world, chat(world), 'digest-minute.ts');
  if (only === undefined || only === 'compose') {
    const title = `${channels} channels due at once, ${subscriptions} subscriptions, ${topicsOf(size)} topics, ${papers} papers`;
    printTable(title, await composed(size), asJson);
  }
  if (only === 'growth') printTable('What grows with what', await digestGrowth(size, composed), asJson);
  for (const platform of ['discord', 'slack'] as const) {
    if (only !== undefined && only !== platform) continue;
    printTable(`The same to a local ${platform} with its limits`, await delivered(size, platform), asJson);
  }
}

const chat =
  ({ channelsASpace }: WorldSize): PlaceOf =>
  (i) => ({
    platform: 'chat',
    channelId: `c${i}`,
    spaceExternalId: `s${Math.floor(i / channelsASpace)}`,
  });

async function delivered(size: WorldSize, platform: Platform): Promise<Measurement[]> {
  const script = path.join(import.meta.dirname, 'support', 'local-platform.ts');
  const server = spawn(process.execPath, [script, platform, String(size.channels)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [connection = ''] = await createInterface(server.stdout)
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => [String(value)]);
    const { space, channels } = JSON.parse(connection);
    const placeOf: PlaceOf = (i) => ({ platform, channelId: channels[i], spaceExternalId: `${space}-${i}` });
    const rows = await inWorld(size, placeOf, 'delivery-minute.ts', connection);
    const wall = rows.find(({ what }) => what.endsWith('wall'))?.value ?? 0;
    const least = size.channels / MOST_A_SECOND[platform];
    return [
      ...rows,
      { what: 'the limits allow', value: least, unit: 's' },
      { what: 'times that', value: wall / least, unit: '' },
    ];
  } finally {
    server.stdin.end();
  }
}

async function inWorld(
  size: WorldSize,
  placeOf: PlaceOf,
  script: string,
  ...given: readonly string[]
): Promise<Measurement[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  try {
    const store = await openStore({ dataDir });
    await writeWorld(store, size, placeOf, NINE);
    if (size.choices) await writeChoices(store, systemClock, size, size.choices);
    await announcePapers(store, systemClock, size.papers);
    await store.close();
    const measured = path.join(import.meta.dirname, 'support', script);
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...flagsOfStart(),
      ...[measured, dataDir, String(NINE), ...given],
    ]);
    return JSON.parse(stdout);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What `npm start` gives to Node: the measured process is to have the same. */
function flagsOfStart(): readonly string[] {
  const start: string = createRequire(import.meta.url)('../package.json').scripts.start;
  return start.split(' ').filter((word) => word.startsWith('--'));
}
