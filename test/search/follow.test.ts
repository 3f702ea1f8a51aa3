import { cpSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { SearchAnswer } from '../../src/search/api.ts';
import { followChanges, type IndexFollower } from '../../src/search/follow.ts';
import { createIndex, type WorkerIndex } from '../../src/search/worker-index.ts';
import { heldLibrary } from '../../src/store/library.ts';
import type { Store } from '../../src/store/open.ts';
import { paperChanges } from '../../src/store/paper-changes.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { quietLog } from '../support/quiet-log.ts';
import { sqliteStores, temporaryFolders } from '../support/store.ts';
import { arxiv, doi, record } from '../support/store-records.ts';

const LIMITS = { living: 8, bulk: 1_000, segment: 1_000 };

describe('an index that follows the store', () => {
  const openStore = sqliteStores();
  const newFolder = temporaryFolders();
  const running: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of running.splice(0)) await stop();
  });

  async function follow(store: Store, folder: string) {
    const troubles: string[] = [];
    const index = createIndex({ folder, limits: LIMITS, onTrouble: (what) => troubles.push(what) });
    const progress: SearchAnswer['indexing'][] = [];
    const { setIndexing } = index;
    index.setIndexing = (how) => {
      progress.push(how);
      setIndexing(how);
    };
    const library = heldLibrary(store);
    const log = quietLog();
    const follower = followChanges({
      index,
      changes: paperChanges(store),
      count: library.count,
      known: async (ids) => (await library.byIds(ids)).length,
      clock: systemClock,
      log,
    });
    const stop = async () => {
      await follower.stop();
      await index.close();
    };
    running.push(stop);
    await follower.caughtUp();
    return { index, follower, troubles, progress, log, stop };
  }

  const put = (store: Store, ...titles: string[]) =>
    createPaperWriter(store, systemClock).put(
      titles.map((title) => record({ title, identifiers: [arxiv(title.replace(/\W/g, ''))] })),
    );
  const numbered = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `Pruning number ${from + i}`);

  async function caughtUp(
    store: Store,
    { index, follower }: { index: WorkerIndex; follower: IndexFollower },
  ) {
    await follower.caughtUp();
    await index.settle();
    expect(await index.size()).toBe(await heldLibrary(store).count());
  }

  async function stored(titles: string[], folder: string) {
    const store = await openStore();
    for (let at = 0; at < titles.length; at += 5) await put(store, ...titles.slice(at, at + 5));
    const first = await follow(store, folder);
    await caughtUp(store, first);
    await first.stop();
    return store;
  }

  const total = async (index: WorkerIndex, query: string) => (await index.search({ query, limit: 1 })).total;

  test('says how far reading has come from before the first paper until the last', async () => {
    const store = await openStore();
    await put(store, ...numbered(0, 450));
    const { progress } = await follow(store, newFolder());
    expect(progress.map((how) => how?.done)).toEqual([0, 0, 200, 400, undefined, undefined]);
  });

  test('says so of a few papers too, until they are read for the first time', async () => {
    const store = await openStore();
    await put(store, 'Dense retrieval');
    const { progress, follower } = await follow(store, newFolder());
    expect(progress[0]).toEqual({ done: 0, of: 1 });
    progress.length = 0;
    await put(store, 'Sparse retrieval');
    await follower.caughtUp();
    expect(progress.filter((how) => how !== undefined)).toEqual([]);
  });

  test('starts again from its snapshot and reads only what came since', async () => {
    const folder = newFolder();
    const store = await stored(numbered(0, 30), folder);
    expect(readdirSync(folder)).toContain('manifest.json');
    await put(store, 'Dense retrieval');
    const second = createIndex({ folder, limits: LIMITS });
    running.push(() => second.close());
    const held = await second.restored();
    expect(await total(second, 'pruning')).toBe(30);
    expect((await paperChanges(store).since(held, 100)).papers.map(({ title }) => title)).toEqual([
      'Dense retrieval',
    ]);
    await second.close();
    const third = await follow(store, folder);
    expect(await total(third.index, 'retrieval')).toBe(1);
    expect(third.troubles).toEqual([]);
  });

  test('follows papers that change, and two that turn out to be one', async () => {
    const folder = newFolder();
    const store = await openStore();
    const writer = createPaperWriter(store, systemClock);
    await writer.put([
      record({ title: 'Sparse graphs', identifiers: [arxiv('2401.00001')] }),
      record({ title: 'Sparse graphs revisited', identifiers: [doi('10.1/x')] }),
      ...numbered(0, 20).map((title) => record({ title, identifiers: [arxiv(title)] })),
    ]);
    const first = await follow(store, folder);
    await caughtUp(store, first);
    expect(await total(first.index, 'sparse')).toBe(2);
    await first.stop();
    await writer.put([
      record({ title: 'Sparse graphs', identifiers: [arxiv('2401.00001'), doi('10.1/x')], version: 2 }),
    ]);
    const second = await follow(store, folder);
    expect(await total(second.index, 'sparse')).toBe(1);
    expect(await second.index.size()).toBe(21);
  });

  test('reads anew what a damaged segment held', async () => {
    const folder = newFolder();
    const store = await stored(numbered(0, 30), folder);
    truncateSync(
      path.join(folder, readdirSync(folder).find((name) => name.startsWith('segment-')) ?? ''),
      100,
    );
    const again = await follow(store, folder);
    await caughtUp(store, again);
    expect(await total(again.index, 'pruning')).toBe(30);
    expect(again.troubles.join('\n')).toMatch(/segment-\d+\.bin is set aside.*early/);
  });

  test('does not take the snapshot of another store for its own', async () => {
    const [folder, other] = [newFolder(), newFolder()];
    await stored(numbered(0, 30), other);
    const store = await stored(numbered(100, 130), folder);
    rmSync(folder, { recursive: true });
    cpSync(other, folder, { recursive: true });
    const again = await follow(store, folder);
    await caughtUp(store, again);
    expect((await again.index.search({ query: 'number 7', limit: 50 })).hits).toHaveLength(30);
    expect(await total(again.index, '100')).toBe(1);
    expect(again.log.lines.map(({ text }) => text).join()).toMatch(/another store/);
  });

  test('goes on without a snapshot when the disk refuses, and says so', async () => {
    const folder = path.join(newFolder(), 'index');
    writeFileSync(folder, 'a file where the folder should be');
    const store = await openStore();
    await put(store, ...numbered(0, 5));
    const run = await follow(store, folder);
    await caughtUp(store, run);
    expect(await total(run.index, 'pruning')).toBe(5);
    expect(run.troubles.join('\n')).toMatch(/index/);
  });
});
