import { createIndex } from '../../src/search/worker-index.ts';
import { type IndexUnderTest, indexContract } from './index.contract.ts';

/** The index of this repository, its papers in the tier that these limits bring about. */
async function ours(limits: Parameters<typeof createIndex>[0]): Promise<IndexUnderTest> {
  const index = createIndex(limits);
  return { index, ready: () => index.settle(), close: () => index.close() };
}

indexContract('the index, all papers living', () => ours({}));
indexContract('the index, all papers sealed', () => ours({ limits: { living: 0 } }));
indexContract('the index, papers in both tiers', () => ours({ limits: { living: 4, bulk: 100 } }));
