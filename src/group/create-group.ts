import { createChoices } from '../choices/create-choices.ts';
import type { Clock } from '../clock.ts';
import { choiceStore } from '../store/choices.ts';
import { muteStore } from '../store/mutes.ts';
import type { Store } from '../store/open.ts';
import { personalData } from '../store/personal-data.ts';
import { savedPapers } from '../store/saved-papers.ts';
import { submissionStore } from '../store/submissions.ts';
import { createSubmissions } from '../submissions/create-submissions.ts';
import type { Group } from './api.ts';

export interface GroupParts {
  readonly store: Store;
  readonly clock: Clock;
}

export function createGroup({ store, clock }: GroupParts): Group {
  const choices = createChoices(choiceStore(store, clock));
  return {
    choices,
    saved: savedPapers(store),
    personal: personalData(store, clock),
    mutes: muteStore(store, clock),
    submissions: createSubmissions({ submissions: submissionStore(store), choices, clock }),
  };
}
