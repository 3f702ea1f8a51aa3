import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../src/clock.ts';
import { openStore } from '../src/store/open.ts';
import { announcePapers, type WorldSize, writeWorld } from './support/digest-world.ts';
import { type Measurement, printTable } from './table.ts';

const NINE = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = path.join(import.meta.dirname, 'support', 'digest-minute.ts');

/**
 * Channels whose digests are due in one minute, each with 50 of its space's 100 topics, on SQLite, to a platform that answers
 * at once. `--channels N` (2,000), `--papers N` (1,000). CPU, longest stall of the event loop, peak memory, each of a
 * process that does nothing else.
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
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  try {
    const store = await openStore({ dataDir });
    const placeOf = (i: number) => ({
      platform: 'chat',
      channelId: `c${i}`,
      spaceExternalId: `s${Math.floor(i / size.channelsASpace)}`,
    });
    await writeWorld(store, size, placeOf, NINE);
    await announcePapers(store, systemClock, size.papers);
    await store.close();
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...process.execArgv,
      MINUTE,
      dataDir,
      String(NINE),
    ]);
    return JSON.parse(stdout);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
