import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { Concepts } from '../../../src/search/concept/concepts.ts';
import { ConceptFolder } from '../../../src/search/concept/saved/concept-folder.ts';
import { Snapshot } from '../../../src/search/snapshot/snapshot.ts';
import { TieredIndex } from '../../../src/search/tiered-index.ts';
import { temporaryFolders } from '../../support/store.ts';
import { twoFields } from './two-fields.ts';

const LIMITS = { living: 50, bulk: 40 };

describe('the concepts of an index on disk', () => {
  const newFolder = temporaryFolders();

  async function open(folder: string) {
    const troubles: string[] = [];
    const snapshot = new Snapshot(folder, (what) => troubles.push(what));
    const restored = await snapshot.restore();
    const saved = new ConceptFolder(path.join(folder, 'concepts'), (what) => troubles.push(what));
    const concepts = new Concepts(systemClock, saved);
    await concepts.restore(restored.segments);
    const prepare = (segment: Parameters<Concepts['prepare']>[0]) => concepts.prepare(segment);
    const index = new TieredIndex(systemClock, LIMITS, restored, prepare);
    return {
      ...{ index, snapshot, concepts, troubles },
      refresh: () => concepts.refresh(() => index.tiers),
      search: () => index.search({ query: 'engine virus', limit: 300 }, concepts.mix),
      save: async () => {
        await snapshot.save(index.segments, 7);
        await concepts.save(index.segments);
      },
    };
  }

  /** Three segments in all, learnt from. */
  async function saved() {
    const folder = newFolder();
    const opened = await open(folder);
    for (const at of [0, 50, 100]) await opened.index.add(twoFields(150).slice(at, at + 50));
    await opened.refresh();
    await opened.index.remove(['cars-0002']);
    await opened.save();
    return { folder, files: path.join(folder, 'concepts'), answer: opened.search() };
  }

  test('is read again, and every search is answered as before', async () => {
    const { folder, answer } = await saved();
    const { concepts, index, search, troubles } = await open(folder);
    expect(concepts.isComplete(index.segments)).toBe(true);
    expect(search()).toEqual(answer);
    expect(search().hits.some(({ terms }) => terms.length === 0)).toBe(true);
    expect(troubles).toEqual([]);
  });

  const damages: readonly (readonly [string, (files: string) => void, RegExp])[] = [
    ['torn', (files) => truncateSync(vectorsIn(files), 500), /vectors-1-\w+\.bin is set aside.*early/],
    ['cut in its head', (files) => truncateSync(vectorsIn(files), 20), /set aside.*early/],
    ['empty', (files) => truncateSync(vectorsIn(files), 0), /set aside.*early/],
    ['wrong in one byte', (files) => flip(vectorsIn(files)), /set aside.*checksum/],
    ['something else', (files) => writeFileSync(vectorsIn(files), 'x'.repeat(400)), /set aside.*no file/],
    ["another segment's", swap, /set aside.*something else/],
    ['gone', (files) => rmSync(vectorsIn(files)), /^$/],
  ];
  test.each(damages)('is whole again when a file of vectors is %s', async (_what, damage, told) => {
    const { folder, files, answer } = await saved();
    damage(files);
    const again = await open(folder);
    expect(again.troubles.join('\n')).toMatch(told);
    expect(again.concepts.isComplete(again.index.segments)).toBe(false);
    expect(again.search().hits.every(({ terms }) => terms.length > 0)).toBe(true);
    expect(await again.refresh()).toBe(false);
    expect(again.search()).toEqual(answer);
    await again.save();
    const after = await open(folder);
    expect(after.troubles).toEqual([]);
    expect(after.search()).toEqual(answer);
    expect(readdirSync(files).filter((file) => !/^(space|vectors)-1/.test(file))).toEqual([]);
  });

  test.each([
    ['torn', (file: string) => truncateSync(file, 900)],
    ['of another analyzer', (file: string) => edit(file, '"analyzer":', '"analyzex":')],
  ])('is learnt again when the space is %s', async (_what, damage) => {
    const { folder, files, answer } = await saved();
    damage(path.join(files, 'space-1.bin'));
    const again = await open(folder);
    expect(again.troubles.join('\n')).toMatch(/space-1\.bin is set aside/);
    expect(again.search().hits.every(({ terms }) => terms.length > 0)).toBe(true);
    expect(await again.refresh()).toBe(true);
    expect(again.search().total).toBe(answer.total);
    await again.save();
    expect(readdirSync(files).filter((file) => /-1-/.test(file))).toEqual([]);
    expect((await open(folder)).troubles).toEqual([]);
  });

  test('is of one generation: what an older space left is removed', async () => {
    const { folder, files } = await saved();
    const { index, refresh, save } = await open(folder);
    await index.add(twoFields(320).slice(150));
    expect(await refresh()).toBe(true);
    await save();
    expect(readdirSync(files).filter((file) => !/^(space|vectors)-2/.test(file))).toEqual([]);
    expect(readdirSync(files)).toHaveLength(1 + index.segments.length);
  });

  test('leaves no half of a file when one cannot be written', async () => {
    const { folder, files } = await saved();
    const again = await open(folder);
    await again.index.add(twoFields(200).slice(150));
    rmSync(files, { recursive: true });
    await expect(again.save()).rejects.toThrow();
    expect(again.search().hits.some(({ terms }) => terms.length === 0)).toBe(true);
  });
});

const vectorsIn = (files: string, nth = 0) => {
  const found = readdirSync(files).filter((name) => name.startsWith('vectors-'));
  return path.join(files, found.sort()[nth] ?? 'no vectors');
};

function swap(files: string): void {
  const [one, other] = [vectorsIn(files, 0), vectorsIn(files, 1)];
  rmSync(one);
  renameSync(other, one);
}

function edit(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'latin1').replace(from, to), 'latin1');
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length - 5;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
