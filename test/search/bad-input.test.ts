import { afterEach, describe, expect, test } from 'vitest';
import { createIndex, type WorkerIndex } from '../../src/search/worker-index.ts';
import { paper } from '../support/papers.ts';

const MEGABYTE = 1_000_000;
const filled = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const UNITS = [
  'pruning networks ',
  'a',
  'a-',
  "x'",
  '1.2.',
  '$',
  '\\emph{',
  '{',
  'e\u0301\u0323',
  '\ud800 ',
  '\udc00',
  '🎉',
  'שלום עולם ',
  'مرحبا ',
  '大语言模型',
  'ก',
  '\u202e',
  '\0',
  '"',
  '-',
  ':',
  '*',
];

describe('an index', () => {
  const running: WorkerIndex[] = [];
  afterEach(async () => {
    for (const index of running.splice(0)) await index.close();
  });
  const open = () => {
    const index = createIndex({ limits: { living: 10, bulk: 1_000 } });
    running.push(index);
    return index;
  };

  test('takes papers with a megabyte of anything, and without any text, living and sealed', async () => {
    const index = open();
    const bad = UNITS.map((unit, i) =>
      paper({ id: `b${i + 10}`, title: `Odd number ${i}`, abstract: filled(unit, MEGABYTE) }),
    );
    const empty = ['', ' ', '\ud800', '🎉'].map((title, i) => paper({ id: `e${i}`, title }));
    await index.add([...bad, ...empty, paper({ id: 'good', title: 'Graphs of quokkas' })]);
    const answers = async () => [
      (await index.search({ query: 'quokka', limit: 5 })).hits.map(({ paperId }) => paperId),
      (await index.search({ query: 'odd number', limit: 100 })).hits.length,
      (await index.suggest('graphs of quo', 5)).map(({ paperId }) => paperId),
    ];
    const living = await answers();
    await index.reached(1, true);
    await index.settle();
    expect(await answers()).toEqual(living);
    expect(living).toEqual([['good'], UNITS.length, ['good']]);
    expect(await index.size()).toBe(UNITS.length + 5);
  });

  test('answers any query of 5,000 letters, and of none', async () => {
    const index = open();
    await index.add([paper({ id: 'a', title: 'Pruning networks' }), paper({ id: 'b', title: '大语言模型' })]);
    for (const query of ['', ...UNITS.map((unit) => filled(unit, 5_000))]) {
      const { hits, total } = await index.search({ query, limit: 5 });
      expect(hits.length).toBeLessThanOrEqual(total);
      await index.suggest(query, 5);
    }
    expect((await index.search({ query: filled('pruning ', 5_000), limit: 5 })).total).toBe(1);
  });
});
