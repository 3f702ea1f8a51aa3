import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { Paper } from '../../../src/papers/api.ts';
import type { SearchHit, SimilarAsk } from '../../../src/search/api.ts';
import { Concepts } from '../../../src/search/concept/concepts.ts';
import type { TierLimits } from '../../../src/search/sealing.ts';
import { TieredIndex } from '../../../src/search/tiered-index.ts';
import { aPaper, aQuery } from '../made-up-papers.ts';

type Step =
  | { readonly do: 'add'; readonly papers: readonly Paper[] }
  | { readonly do: 'remove'; readonly ids: readonly string[] }
  | { readonly do: 'seal' | 'tidy' };

const papers = (most: number) => fc.array(aPaper, { maxLength: most });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), papers: papers(8) }) },
  fc.record({
    do: fc.constant('remove' as const),
    ids: fc.array(
      aPaper.map(({ id }) => id),
      { maxLength: 4 },
    ),
  }),
  fc.record({ do: fc.constantFrom('seal' as const, 'tidy' as const) }),
);

/** What a space is learnt from: other papers with the same words. */
const TAUGHT = fc.sample(aPaper, { numRuns: 300, seed: 7 }).map((each, i) => ({ ...each, id: `t${i}` }));

async function taught() {
  const index = new TieredIndex(systemClock);
  await index.add(TAUGHT);
  const concepts = new Concepts(systemClock);
  await concepts.refresh(() => index.tiers);
  if (!concepts.learnt) throw new Error('nothing was learnt');
  return { ...concepts.learnt, known: [] };
}

function withConcepts(space: Awaited<ReturnType<typeof taught>>, limits: Partial<TierLimits>) {
  const concepts = new Concepts(systemClock);
  concepts.goOnWith(space);
  const index = new TieredIndex(systemClock, limits, undefined, (segment) => concepts.prepare(segment));
  return {
    index,
    search: (query: string) => index.search({ query, limit: 100 }, concepts.mix),
    similar: (ask: SimilarAsk) => index.similar(ask, concepts.mixLike),
  };
}

async function take(index: TieredIndex, step: Step): Promise<void> {
  if (step.do === 'add') await index.add(step.papers);
  else if (step.do === 'remove') await index.remove(step.ids);
  else if (step.do === 'seal') await index.sealLiving();
  else while (await index.tidy());
}

function heldAfter(steps: readonly Step[]): readonly Paper[] {
  const held = new Map<string, Paper>();
  for (const step of steps) {
    if (step.do === 'add') for (const each of step.papers) held.set(each.id, each);
    if (step.do === 'remove') for (const id of step.ids) held.delete(id);
  }
  return [...held.values()];
}

function expectSame(one: readonly SearchHit[], other: readonly SearchHit[]): void {
  expect(one.map(({ paperId }) => paperId)).toEqual(other.map(({ paperId }) => paperId));
  for (const [i, { score }] of one.entries()) {
    expect(Math.abs(score - (other[i]?.score ?? 0))).toBeLessThan(1e-9);
  }
}

describe('concepts and words', () => {
  test('rank as one over all tiers, whatever was sealed, merged, replaced and removed', async () => {
    const space = await taught();
    let mixed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { maxLength: 14 }), aQuery, async (steps, query) => {
        const split = withConcepts(space, { living: 8, bulk: 5, segment: 64 });
        for (const step of steps) await take(split.index, step);
        const whole = withConcepts(space, { living: 1_000, bulk: 1_000 });
        await whole.index.add(heldAfter(steps));
        const [one, other] = [split.search(query), whole.search(query)];
        expectSame(one.hits, other.hits);
        expect(one.total).toBe(other.total);
        const like = { paperIds: ['p03', 'p11'], not: ['p05'], limit: 100 };
        expectSame(await split.similar(like), await whole.similar(like));
        if (one.hits.some(({ terms }) => terms.length === 0)) mixed++;
      }),
      { numRuns: 200 },
    );
    expect(mixed).toBeGreaterThan(20);
  });
});
