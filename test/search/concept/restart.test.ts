import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createIndex, type WorkerIndex } from '../../../src/search/worker-index.ts';
import { temporaryFolders } from '../../support/store.ts';
import { twoFields } from './two-fields.ts';

describe('an index with concepts on a thread of its own', () => {
  const newFolder = temporaryFolders();
  const opened: WorkerIndex[] = [];
  afterEach(async () => {
    for (const index of opened.splice(0)) await index.close();
  });

  function open(folder: string): WorkerIndex {
    const index = createIndex({ folder, limits: { living: 100 } });
    opened.push(index);
    return index;
  }

  async function learnt(folder: string): Promise<WorkerIndex> {
    const index = open(folder);
    await index.add(twoFields(300));
    await index.settle();
    return index;
  }

  const byMeaning = async (index: WorkerIndex) =>
    (await index.search({ query: 'engine', limit: 150 })).hits.filter(({ terms }) => terms.length === 0);

  test('knows them at once after a restart, and learns nothing anew', async () => {
    const folder = newFolder();
    const before = await byMeaning(await learnt(folder));
    expect(before.length).toBeGreaterThan(0);
    await opened.pop()?.close();
    const again = open(folder);
    expect(await byMeaning(again)).toEqual(before);
    await again.settle();
    expect(readdirSync(path.join(folder, 'concepts')).filter((file) => /^space/.test(file))).toEqual([
      'space-1.bin',
    ]);
  });

  test('forgets them with the papers they were learnt from', async () => {
    const index = await learnt(newFolder());
    await index.clear();
    await index.add(twoFields(90));
    await index.settle();
    expect(await byMeaning(index)).toEqual([]);
  });

  test('finds similar papers before and after it has learnt', async () => {
    const index = open(newFolder());
    await index.add(twoFields(300));
    const ask = { paperIds: ['cars-0000', 'cars-0002'], not: ['cells-0001'], limit: 20 };
    const cars = ({ paperId }: { readonly paperId: string }) => /^cars-(?!000[02])/.test(paperId);
    expect((await index.similar(ask)).every(cars)).toBe(true);
    await index.settle();
    const hits = await index.similar(ask);
    expect(hits).toHaveLength(20);
    expect(hits.every(cars)).toBe(true);
    expect(await index.similar({ ...ask, paperIds: ['unknown'] })).toEqual([]);
  });
});
