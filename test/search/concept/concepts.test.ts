import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { ConceptSpace } from '../../../src/search/concept/concept-space.ts';
import { Concepts } from '../../../src/search/concept/concepts.ts';
import { LivingVectors } from '../../../src/search/concept/tier-vectors.ts';
import { entryOf } from '../../../src/search/entry.ts';
import { LivingTier } from '../../../src/search/living-tier.ts';
import { TieredIndex } from '../../../src/search/tiered-index.ts';
import { twoFields } from './two-fields.ts';

async function indexOf(papers: number) {
  const concepts = new Concepts(systemClock);
  const prepare = (segment: Parameters<Concepts['prepare']>[0]) => concepts.prepare(segment);
  const index = new TieredIndex(systemClock, { living: 50, bulk: 40 }, undefined, prepare);
  await index.add(twoFields(papers));
  while (await index.tidy());
  return {
    index,
    concepts,
    refresh: () => concepts.refresh(() => index.tiers),
    search: (query: string) => index.search({ query, limit: 200 }, concepts.mix),
  };
}

describe('concepts', () => {
  test('find papers of the field that hold no word of the query, after those that do', async () => {
    const { refresh, search } = await indexOf(200);
    await refresh();
    const { hits, total } = search('engine');
    const byMeaning = hits.filter(({ terms }) => terms.length === 0);
    expect(byMeaning.length).toBeGreaterThan(10);
    expect(byMeaning.slice(0, 10).every(({ paperId }) => paperId.startsWith('cars'))).toBe(true);
    expect(hits.slice(0, 3).every(({ terms }) => terms.length === 1)).toBe(true);
    expect(total).toBe(hits.length - byMeaning.length);
  });

  test('have no say below a hundred papers', async () => {
    const { refresh, search, concepts } = await indexOf(99);
    expect(await refresh()).toBe(false);
    expect(concepts.learnt).toBeUndefined();
    expect(search('engine').hits.every(({ terms }) => terms.length > 0)).toBe(true);
  });

  test('find nothing when no paper holds a word, or none is told', async () => {
    const { refresh, search } = await indexOf(200);
    await refresh();
    expect(search('quark').hits).toEqual([]);
    expect(search('').hits).toEqual([]);
  });

  test('leave searches as they are until everything is learnt', async () => {
    const { index, refresh, search } = await indexOf(200);
    const byWords = search('engine');
    const learning = refresh();
    expect(search('engine')).toEqual(byWords);
    await index.add(twoFields(260).slice(200));
    expect(search('engine').total).toBeGreaterThan(byWords.total);
    expect(await learning).toBe(true);
    expect(search('engine').hits.some(({ terms }) => terms.length === 0)).toBe(true);
  });

  test('are learnt anew once half as many papers have come again', async () => {
    const { index, concepts, refresh } = await indexOf(200);
    await refresh();
    const first = concepts.learnt;
    await index.add(twoFields(299).slice(200));
    expect(await refresh()).toBe(false);
    expect(concepts.learnt).toEqual(first);
    await index.add(twoFields(300).slice(299));
    expect(await refresh()).toBe(true);
    expect(concepts.learnt?.papers).toBe(300);
  });

  test('are not kept when what they were learnt from is forgotten on the way', async () => {
    const { index, concepts, refresh } = await indexOf(200);
    const learning = refresh();
    concepts.forget();
    await index.clear();
    expect(await learning).toBe(false);
    expect(concepts.learnt).toBeUndefined();
  });

  test('are folded into the living tier in pieces, whoever looks between', async () => {
    const { refresh, concepts } = await indexOf(200);
    await refresh();
    const space = new ConceptSpace(concepts.learnt?.parts ?? expect.fail('nothing was learnt'));
    const tier = new LivingTier();
    const papers = twoFields(600);
    for (const each of papers.slice(0, 300)) tier.add(entryOf(each));
    const direction = space.project([['engin', 1]]) ?? expect.fail('no direction');
    const vectors = new LivingVectors(space, tier);
    const folding = vectors.fold();
    for (let i = 0; i < 257; i++) folding.next();
    vectors.likeness(direction);
    for (const each of papers.slice(300)) tier.add(entryOf(each));
    while (!folding.next().done);
    const numbers = (of: LivingVectors) => of.likeness(direction).flatMap(({ likeness }) => [...likeness]);
    expect(numbers(vectors)).toHaveLength(600);
    expect(numbers(vectors)).toEqual(numbers(new LivingVectors(space, tier)));
  });
});
