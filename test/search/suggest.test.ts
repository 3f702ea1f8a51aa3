import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';
import { paper } from '../support/papers.ts';

const titles = [
  'Model soups: averaging weights',
  'Élan of models',
  '“Different” worlds?',
  '[Différent] mondes',
  'Модели языка',
  '大语言模型研究',
  ...Array.from({ length: 60 }, (_, i) => `Sorting out a model ${i}`),
  ...Array.from({ length: 60 }, (_, i) => `Model somewhat different ${i}`),
];
const PAPERS = titles.map((title, i) =>
  paper({ id: `p${i + 100}`, title, authors: [i % 2 ? 'Ada Lovelace' : 'Bo'] }),
);

describe.each([
  ['living', false],
  ['sealed', true],
])('titles suggested from %s papers', (_tier, sealed) => {
  const suggested = async (partial: string, limit = 5) => {
    const index = new TieredIndex(systemClock, { bulk: 1_000 });
    await index.add(PAPERS);
    if (sealed) await index.sealLiving();
    return index.suggest(partial, limit).map(({ title }) => title);
  };

  test('begin as typed before others that fit, however old', async () => {
    expect(await suggested('model sou')).toEqual(['Model soups: averaging weights']);
    const [newest, ...others] = await suggested('model so', 3);
    expect([newest, ...others]).toEqual([59, 58, 57].map((i) => `Model somewhat different ${i}`));
    expect((await suggested('model so', 61)).at(-1)).toBe('Model soups: averaging weights');
    expect((await suggested('model so', 62)).at(-1)).toBe('Sorting out a model 59');
  });

  test('begin as typed also behind signs and with letters beyond ASCII', async () => {
    const [one, two] = await suggested('different', 3);
    expect([one, two].sort()).toEqual(['[Différent] mondes', '“Different” worlds?'].sort());
  });

  test.each([
    ['elan', 'Élan of models'],
    ['Моде', 'Модели языка'],
    ['语言', '大语言模型研究'],
    ['MODEL SOUPS', 'Model soups: averaging weights'],
    ['ada som 59', 'Model somewhat different 59'],
  ])('fit %s', async (partial, title) => {
    expect(await suggested(partial)).toContain(title);
  });

  test.each(['', '  ', '"', '\ud800', 'x'.repeat(5_000), 'the of '])('are none for %j', async (partial) => {
    expect(await suggested(partial)).toEqual([]);
  });
});
