import type { Clock } from '../clock.ts';
import type { Store } from '../store/open.ts';
import { personalData } from '../store/personal-data.ts';
import { savedPapers } from '../store/saved-papers.ts';
import type { Group } from './api.ts';

export interface GroupParts {
  readonly store: Store;
  readonly clock: Clock;
}

export function createGroup({ store, clock }: GroupParts): Group {
  return { saved: savedPapers(store), personal: personalData(store, clock) };
}
