import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Paper } from '../../src/papers/api.ts';
import { analyze } from '../../src/search/analyzer.ts';
import { TieredIndex } from '../../src/search/tiered-index.ts';
import { paper } from '../support/papers.ts';
import { aPaper, aQuery } from './made-up-papers.ts';

type Step =
  | { readonly do: 'add'; readonly papers: readonly Paper[] }
  | { readonly do: 'remove'; readonly ids: readonly string[] }
  | { readonly do: 'seal' | 'tidy' };

const aChange: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add' as const), papers: fc.array(aPaper, { maxLength: 8 }) }),
  },
  fc.record({
    do: fc.constant('remove' as const),
    ids: fc.array(
      aPaper.map(({ id }) => id),
      { maxLength: 4 },
    ),
  }),
);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: aChange },
  fc.record({ do: fc.constantFrom('seal' as const, 'tidy' as const) }),
);

async function take(index: TieredIndex, step: Step): Promise<void> {
  if (step.do === 'add') await index.add(step.papers);
  else if (step.do === 'remove') await index.remove(step.ids);
  else if (step.do === 'seal') await index.sealLiving();
  else while (await index.tidy());
}

/** What is held after these steps. */
function heldAfter(steps: readonly Step[]): readonly Paper[] {
  const held = new Map<string, Paper>();
  for (const step of steps) {
    if (step.do === 'add') for (const each of step.papers) held.set(each.id, each);
    if (step.do === 'remove') for (const id of step.ids) held.delete(id);
  }
  return [...held.values()];
}

const smallTiers = { living: 8, bulk: 5, segment: 64 };

describe('two tiers', () => {
  test('rank as one, whatever was sealed, merged, replaced and removed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { maxLength: 14 }), aQuery, async (steps, query) => {
        const split = new TieredIndex(systemClock, smallTiers);
        for (const step of steps) await take(split, step);
        const whole = new TieredIndex(systemClock, { living: 1_000, bulk: 1_000 });
        await whole.add(heldAfter(steps));
        expect(split.size).toBe(whole.size);
        expect(split.search({ query, limit: 100 })).toEqual(whole.search({ query, limit: 100 }));
        const like = { paperIds: ['p03', 'p17'], not: ['p05'], limit: 20 };
        expect(await split.similar(like)).toEqual(await whole.similar(like));
        const partial = query.slice(0, -1);
        expect(split.suggest(partial, 5)).toEqual(whole.suggest(partial, 5));
      }),
      { numRuns: 300 },
    );
  });

  test('rank as one when papers come and go while others are being sealed and merged', async () => {
    const steps = fc.array(aStep, { minLength: 8, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(steps, fc.array(aChange, { maxLength: 6 }), aQuery, async (before, during, query) => {
        // Each look at the clock finds the slice used up: everything gives way everywhere.
        let now = 0;
        const clock = {
          now: () => {
            now += 1_000;
            return now;
          },
        };
        const index = new TieredIndex(clock, smallTiers);
        for (const step of before) if (step.do !== 'tidy') await take(index, step);
        const tidying = take(index, { do: 'tidy' });
        for (const step of during) {
          for (let i = 0; i < 12; i++) await new Promise((resolve) => setImmediate(resolve));
          await take(index, step);
          index.search({ query, limit: 5 });
        }
        await tidying;
        const whole = new TieredIndex(systemClock, { living: 1_000, bulk: 1_000 });
        await whole.add(heldAfter([...before, ...during]));
        expect(index.search({ query, limit: 100 })).toEqual(whole.search({ query, limit: 100 }));
        expect(index.size).toBe(whole.size);
      }),
      { numRuns: 150 },
    );
  });

  test('know up to which change of the store everything is sealed', async () => {
    const index = new TieredIndex(systemClock, { living: 100, bulk: 5 });
    await index.add([1, 2].map((i) => paper({ id: `p${i}`, title: 'Pruning' })));
    await index.reached(2);
    expect(index.sealedChange).toBe(0);
    await index.add([3, 4, 5, 6, 7].map((i) => paper({ id: `p${i}`, title: 'Pruning' })));
    await index.reached(7);
    expect(index.sealedChange).toBe(0);
    await index.sealLiving();
    expect(index.sealedChange).toBe(7);
    await index.add([paper({ id: 'p8', title: 'Pruning' })]);
    await index.reached(8);
    expect(index.sealedChange).toBe(7);
    await index.remove(['p8']);
    await index.reached(9);
    expect(index.sealedChange).toBe(9);
  });

  test('score by BM25 over the title twice and the text, with a share for the title', async () => {
    const index = new TieredIndex(systemClock);
    const papers = [
      paper({ id: 'a', title: 'Sparse pruning', abstract: 'Pruning of networks by pruning weights.' }),
      paper({ id: 'b', title: 'Dense retrieval', abstract: 'No pruning here, but long words about data.' }),
      paper({ id: 'c', title: 'Graphs', abstract: 'Edges.' }),
    ];
    await index.add(papers);
    const { hits } = index.search({ query: 'pruning', limit: 10 });
    expect(hits.map(({ paperId }) => paperId)).toEqual(['a', 'b']);
    for (const hit of hits) expect(hit.score).toBeCloseTo(byHand(papers, hit.paperId, 'prune'), 9);
  });

  test('give each page of the same ranking', async () => {
    const index = new TieredIndex(systemClock, smallTiers);
    await index.add(
      Array.from({ length: 40 }, (_, i) => paper({ id: `p${i}`, title: `pruning ${'x '.repeat(i % 7)}` })),
    );
    while (await index.tidy());
    const all = index.search({ query: 'pruning', limit: 40 }).hits;
    const pages = [0, 7, 14, 21, 28, 35].flatMap(
      (offset) => index.search({ query: 'pruning', limit: 7, offset }).hits,
    );
    expect(pages).toEqual(all);
    expect(new Set(all.map(({ paperId }) => paperId)).size).toBe(40);
  });

  test('answer while papers are being sealed and merged', async () => {
    const index = new TieredIndex(systemClock, { living: 100, bulk: 1_000, segment: 10_000 });
    const papers = Array.from({ length: 600 }, (_, i) => paper({ id: `p${i}`, title: `pruning ${i} graph` }));
    await index.add(papers);
    const sealing = index.tidy();
    await index.remove(['p7']);
    await index.add([paper({ id: 'p8', title: 'retrieval' })]);
    expect(index.search({ query: 'pruning', limit: 1 }).total).toBe(598);
    await sealing;
    expect(index.living.reduce((sum, { size }) => sum + size, 0)).toBe(1);
    expect(index.search({ query: 'pruning', limit: 1 }).total).toBe(598);
    expect(index.search({ query: 'retrieval', limit: 9 }).hits.map(({ paperId }) => paperId)).toEqual(['p8']);
  });

  test('leave a paper that did not change where it is', async () => {
    const index = new TieredIndex(systemClock, smallTiers);
    const papers = [paper({ id: 'a', title: 'pruning' }), paper({ id: 'b', title: 'graphs' })];
    await index.add(papers);
    await index.sealLiving();
    await index.add(papers);
    expect(index.living.every(({ size }) => size === 0)).toBe(true);
    expect(index.size).toBe(2);
  });

  test('keep few segments, none larger than allowed, and none mostly removed', async () => {
    const index = new TieredIndex(systemClock, { living: 8, bulk: 4, segment: 64 });
    for (let i = 0; i < 400; i += 4) {
      await index.add([0, 1, 2, 3].map((j) => paper({ id: `p${i + j}`, title: `pruning ${i + j}` })));
      while (await index.tidy());
    }
    expect(Math.max(...index.segments.map(({ size }) => size))).toBeLessThanOrEqual(64);
    expect(index.segments.length).toBeLessThanOrEqual(400 / 64 + 9);
    await index.remove(Array.from({ length: 350 }, (_, i) => `p${i}`));
    while (await index.tidy());
    expect(index.size).toBe(50);
    for (const { size, end } of index.segments) expect(size).toBeGreaterThanOrEqual(end * 0.75);
  });

  test.each([
    ['five thousand characters', 'pruning of graphs '.repeat(300)],
    ['a thousand different words', Array.from({ length: 1_000 }, (_, i) => `word${i}`).join(' ')],
    ['only stop words', 'the of and'],
    ['only operators', '-"" :: *'],
    ['an emoji', '🧲'],
    ['half of a pair', '\ud800 \udc00'],
    ['right to left', 'שלום عالم'],
    ['a script without spaces', '大语言模型的检索增强生成'],
  ])('answer %s', async (_what, query) => {
    const index = new TieredIndex(systemClock);
    await index.add([paper({ id: 'a', title: 'Pruning graphs' })]);
    const answer = index.search({ query, limit: 5 });
    expect(answer.hits.length).toBe(/pruning/.test(query) ? 1 : 0);
  });

  test('take a paper without abstract, and one with a megabyte of it', async () => {
    const index = new TieredIndex(systemClock);
    await index.add([
      paper({ id: 'a', title: '' }),
      paper({ id: 'b', title: 'b', abstract: 'pruning '.repeat(130_000) }),
    ]);
    await index.sealLiving();
    expect(index.search({ query: 'pruning', limit: 5 }).hits).toHaveLength(1);
    expect(index.size).toBe(2);
  });
});

function byHand(papers: readonly Paper[], id: string, term: string): number {
  const texts = papers.map((each) => ({
    id: each.id,
    title: analyze(each.title),
    text: analyze(`${each.title} ${each.title} ${each.abstract}`),
  }));
  const holding = texts.filter(({ text }) => text.includes(term)).length;
  const part = (field: 'title' | 'text') => {
    const own = texts.find((each) => each.id === id)?.[field] ?? [];
    const mean = texts.reduce((sum, each) => sum + each[field].length, 0) / texts.length;
    const count = own.filter((each) => each === term).length;
    return (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * own.length) / mean));
  };
  return (
    Math.log(1 + (papers.length - holding + 0.5) / (holding + 0.5)) * (part('text') + 0.3 * part('title'))
  );
}
