import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { closedAfterEach, temporaryFolders } from '../support/store.ts';

describe('a writer killed at any moment', () => {
  const newFolder = temporaryFolders();
  const open = closedAfterEach();

  /** Gives the numbers that the child said were stored. */
  async function writeUntilKilled(folder: string, first: number, kills: number): Promise<number[]> {
    const script = new URL('../support/store-writing-child.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, folder, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told: number[] = [];
    createInterface(child.stdout).on('line', (line) => {
      told.push(Number(line));
      if (told.length === kills) child.kill('SIGKILL');
    });
    await once(child, 'close');
    return told;
  }

  it('loses nothing it has acknowledged, and leaves no half of a batch', async () => {
    const folder = newFolder();
    const told: number[] = [];
    for (const kills of [1, 7, 20])
      told.push(...(await writeUntilKilled(folder, (told.at(-1) ?? 0) + 1_000, kills)));
    const { db } = await open(openStore({ dataDir: folder }));
    const papers = await db.selectFrom('papers').select(['id', 'title']).execute();
    const held = Map.groupBy(papers, ({ title }) => Number(title.split(' ')[1]));
    for (const number of told) expect(held.get(number)).toHaveLength(3);
    for (const batch of held.values()) expect(batch).toHaveLength(3);
    const numbers = await db.selectFrom('announcements').select('number').orderBy('number').execute();
    expect(numbers.map(({ number }) => number)).toEqual(papers.map((_, i) => i + 1));
  });
});
