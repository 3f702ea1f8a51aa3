import type { PaperLibrary } from '../../src/papers/api.ts';
import type { PaperIndex } from '../../src/search/api.ts';
import { createFinder } from '../../src/search/find/create-finder.ts';
import { voteCounter } from '../../src/store/count-votes.ts';
import type { Store } from '../../src/store/open.ts';
import { spaceMemory } from '../../src/store/seen.ts';

/** Finding, as the core joins it. */
export function searchServices(store: Store, index: Pick<PaperIndex, 'search'>, papers: PaperLibrary) {
  const memory = spaceMemory(store);
  return { memory, finder: createFinder({ index, papers, memory, countVotes: voteCounter(store) }) };
}
