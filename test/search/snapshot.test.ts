import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { Snapshot } from '../../src/search/snapshot/snapshot.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';
import { paper } from '../support/papers.ts';
import { temporaryFolders } from '../support/store.ts';

const PAPERS = Array.from({ length: 30 }, (_, i) =>
  paper({
    id: `p${i + 10}`,
    title: `Pruning number ${i}`,
    abstract: 'β-VAE 大语言',
    authors: ['Ada Lovelace'],
  }),
);
const LIMITS = { living: 8, bulk: 10, segment: 1_000 };
const QUERIES = ['pruning', 'number 7', 'lovelace', 'beta vae 语言'];

describe('the snapshot of an index', () => {
  const newFolder = temporaryFolders();

  async function open(folder: string) {
    const troubles: string[] = [];
    const snapshot = new Snapshot(folder, (what) => troubles.push(what));
    const restored = await snapshot.restore();
    return { snapshot, restored, troubles, index: new TieredIndex(systemClock, LIMITS, restored) };
  }

  /** Three segments, two papers removed since they were sealed, saved as of change 30. */
  async function saved(): Promise<string> {
    const folder = newFolder();
    const { index, snapshot } = await open(folder);
    for (const at of [0, 10, 20]) await index.add(PAPERS.slice(at, at + 10));
    await index.remove(['p11', 'p35']);
    await snapshot.save(index.segments, 30);
    return folder;
  }

  /** What whoever follows the store does: all changes after the one restored, again. */
  async function follow({ index, restored }: Awaited<ReturnType<typeof open>>) {
    if (restored.change === 0) await index.add(PAPERS);
    await index.remove(['p11', 'p35']);
    return QUERIES.map((query) => index.search({ query, limit: 50 }));
  }

  test('gives the same answers after a restart, without reading a paper again', async () => {
    const again = await open(await saved());
    expect(again.restored.change).toBe(30);
    expect(again.index.size).toBe(28);
    const fresh = new TieredIndex(systemClock);
    await fresh.add(PAPERS.filter(({ id }) => id !== 'p11' && id !== 'p35'));
    expect(QUERIES.map((query) => again.index.search({ query, limit: 50 }))).toEqual(
      QUERIES.map((query) => fresh.search({ query, limit: 50 })),
    );
    expect(again.index.suggest('ada', 3)).toEqual(fresh.suggest('ada', 3));
  });

  const damages: [string, (folder: string) => void, RegExp | undefined][] = [
    [
      'its manifest is torn',
      (f) => truncateSync(path.join(f, 'manifest.json'), 20),
      /manifest\.json is set aside/,
    ],
    [
      'its manifest is of another analyzer',
      (f) => edit(f, /"analyzer":\d+/, '"analyzer":0'),
      /another analyzer/,
    ],
    ['its manifest has another format', (f) => edit(f, /"format":1/, '"format":9'), /another format/],
    [
      'its manifest names a file elsewhere',
      (f) => edit(f, /segment-\d+/, '../segment'),
      /manifest\.json is set aside/,
    ],
    ['its manifest is gone', (f) => rmSync(path.join(f, 'manifest.json')), undefined],
    ['a segment is torn', (f) => truncateSync(segmentIn(f), 1_000), /segment-\d+\.bin is set aside.*early/],
    ['a segment is cut in its header', (f) => truncateSync(segmentIn(f), 26), /set aside.*early/],
    ['a segment is empty', (f) => truncateSync(segmentIn(f), 0), /segment-\d+\.bin is set aside/],
    ['a segment has one wrong byte', (f) => flip(segmentIn(f)), /segment-\d+\.bin is set aside.*checksum/],
    ['a segment is gone', (f) => rmSync(segmentIn(f)), /segment-\d+\.bin is set aside/],
    ['a segment is something else', (f) => writeFileSync(segmentIn(f), 'x'.repeat(500)), /no segment/],
    ['half a segment was written', (f) => writeFileSync(path.join(f, 'segment-99.bin'), 'half'), undefined],
    ['half a manifest was written', (f) => writeFileSync(path.join(f, 'manifest.json.new'), '{'), undefined],
  ];

  test.each(damages)('is whole again when %s', async (_what, damage, told) => {
    const folder = await saved();
    const before = await follow(await open(folder));
    damage(folder);
    const again = await open(folder);
    expect(await follow(again)).toEqual(before);
    expect(again.troubles.join('\n')).toMatch(told ?? /^$/);
    await again.snapshot.save(again.index.segments, 30);
    expect(readdirSync(folder).filter((file) => /99|\.new$/.test(file))).toEqual([]);
    const after = await open(folder);
    expect(after.restored.change).toBe(30);
    expect(after.troubles).toEqual([]);
    expect(readdirSync(folder).filter((file) => file.endsWith('.aside'))).toEqual([]);
  });

  test('answers from the segments that can be read while the rest is made again', async () => {
    const folder = await saved();
    truncateSync(segmentIn(folder), 100);
    const { restored, index } = await open(folder);
    expect(restored.change).toBe(0);
    expect(index.search({ query: 'pruning', limit: 1 }).total).toBeGreaterThan(15);
  });

  test('keeps the state before when a file cannot be written, and no half of one', async () => {
    const folder = await saved();
    const { index, snapshot, troubles } = await open(folder);
    await index.add(Array.from({ length: 12 }, (_, i) => paper({ id: `q${i}`, title: `Graph ${i}` })));
    const inTheWay = ['segment-4.bin', 'segment-5.bin'].map((file) => path.join(folder, file));
    for (const file of inTheWay) mkdirSync(file);
    await expect(snapshot.save(index.segments, 42)).rejects.toThrow();
    expect((await open(folder)).restored.change).toBe(30);
    expect(index.search({ query: 'graph', limit: 1 }).total).toBe(12);
    for (const file of inTheWay) rmSync(file, { recursive: true, force: true });
    await snapshot.save(index.segments, 42);
    const after = await open(folder);
    expect(after.restored.change).toBe(42);
    expect(after.index.search({ query: 'graph', limit: 1 }).total).toBe(12);
    expect(troubles).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full')).each(['segment-4.bin', 'manifest.json.new'])(
    'keeps the state before when the disk is full at %s, and saves when there is room again',
    async (file) => {
      const folder = await saved();
      const { index, snapshot } = await open(folder);
      await index.add(Array.from({ length: 12 }, (_, i) => paper({ id: `q${i}`, title: `Graph ${i}` })));
      symlinkSync('/dev/full', path.join(folder, file));
      await expect(snapshot.save(index.segments, 42)).rejects.toThrow('ENOSPC');
      expect(index.search({ query: 'graph', limit: 1 }).total).toBe(12);
      rmSync(path.join(folder, file), { force: true });
      const asItIs = newFolder();
      cpSync(folder, asItIs, { recursive: true });
      expect((await open(asItIs)).restored.change).toBe(30);
      await snapshot.save(index.segments, 42);
      expect((await open(folder)).restored.change).toBe(42);
    },
  );

  test('has the state before or after, at whichever step of sealing and merging the process dies', async () => {
    const extra = Array.from({ length: 12 }, (_, i) => paper({ id: `q${i}`, title: `Graph ${i}` }));
    let steps = 0;
    for (let dying = 0; dying <= steps; dying++) {
      const folder = await saved();
      let step = 0;
      const snapshot = new Snapshot(
        folder,
        () => undefined,
        () => {
          if (step++ === dying) throw new Error('dead');
        },
      );
      const index = new TieredIndex(systemClock, LIMITS, await snapshot.restore());
      await index.add(extra);
      while (await index.tidy());
      const died = await snapshot.save(index.segments, 42).then(
        () => false,
        () => true,
      );
      steps = Math.max(steps, step);
      expect(died).toBe(dying < steps);
      const again = await open(folder);
      expect([30, 42]).toContain(again.restored.change);
      if (again.restored.change === 30) await again.index.add(extra);
      expect(again.troubles).toEqual([]);
      expect(again.index.size).toBe(40);
      expect(QUERIES.map((query) => again.index.search({ query, limit: 50 }))).toEqual(
        QUERIES.map((query) => index.search({ query, limit: 50 })),
      );
    }
    expect(steps).toBeGreaterThan(4);
  });

  test('writes what is sealed once, and removes what was merged', async () => {
    const folder = await saved();
    const { index, snapshot } = await open(folder);
    await index.add(Array.from({ length: 12 }, (_, i) => paper({ id: `q${i}`, title: `Graph ${i}` })));
    while (await index.tidy());
    await snapshot.save(index.segments, 42);
    const files = readdirSync(folder).filter((file) => file.startsWith('segment-'));
    expect(files).toHaveLength(index.segments.length);
    await snapshot.save(index.segments, 43);
    expect(readdirSync(folder).filter((file) => file.startsWith('segment-'))).toEqual(files);
  });
});

const segmentIn = (folder: string) => {
  const file = readdirSync(folder).find((name) => name.startsWith('segment-'));
  return path.join(folder, file ?? 'no segment');
};

function edit(folder: string, from: RegExp, to: string): void {
  const file = path.join(folder, 'manifest.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length - 50;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
