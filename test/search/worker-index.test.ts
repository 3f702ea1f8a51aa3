import { describe, expect, test } from 'vitest';
import { createIndex } from '../../src/search/worker-index.ts';
import { paper } from '../support/papers.ts';

/** What is asked of any index stands in `index.contract.ts`: here is what its thread adds. */
describe('the index on its thread', () => {
  test('says how far it is while papers are still being read', async () => {
    const index = createIndex();
    index.setIndexing({ done: 1, of: 9 });
    expect(await index.search({ query: 'x', limit: 1 })).toMatchObject({ indexing: { done: 1, of: 9 } });
    index.setIndexing(undefined);
    expect(await index.search({ query: 'x', limit: 1 })).not.toHaveProperty('indexing');
    await index.close();
  });

  test('answers while a thousand papers come in', async () => {
    const index = createIndex();
    const papers = Array.from({ length: 1_000 }, (_, i) =>
      paper({ id: `p${i}`, title: `Pruning ${i}`, abstract: 'Weights of networks are pruned. '.repeat(20) }),
    );
    const adding = [0, 200, 400, 600, 800].map((at) => index.add(papers.slice(at, at + 200)));
    const early = await index.search({ query: 'pruning', limit: 1 });
    expect(early.total).toBeLessThan(1_000);
    await Promise.all(adding);
    expect((await index.search({ query: 'pruning', limit: 1 })).total).toBe(1_000);
    await index.close();
  });

  test('refuses after it is closed instead of leaving anybody waiting', async () => {
    const index = createIndex();
    const hanging = index.search({ query: 'x', limit: 1 });
    await index.close();
    await expect(hanging).rejects.toThrow(/index/);
    await expect(index.add([])).rejects.toThrow(/index/);
  });
});
