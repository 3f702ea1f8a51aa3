import type { Store } from '../store/open.ts';
import { savedPapers } from '../store/saved-papers.ts';
import type { Group } from './api.ts';

export interface GroupParts {
  readonly store: Store;
}

export function createGroup({ store }: GroupParts): Group {
  return { saved: savedPapers(store) };
}
