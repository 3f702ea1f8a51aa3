import type { ChatPlatform } from '../chat/api.ts';
import { createChoices } from '../choices/create-choices.ts';
import type { Clock } from '../clock.ts';
import { createHad } from '../had/create-had.ts';
import type { Votes } from '../reactions/api.ts';
import { choiceStore } from '../store/choices.ts';
import { managerStore } from '../store/managers.ts';
import { muteStore } from '../store/mutes.ts';
import type { Store } from '../store/open.ts';
import { personalData } from '../store/personal-data.ts';
import { savedPapers } from '../store/saved-papers.ts';
import { showingsStore } from '../store/showings.ts';
import { submissionStore } from '../store/submissions.ts';
import { createSubmissions } from '../submissions/create-submissions.ts';
import type { Group } from './api.ts';

export interface GroupParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly votes: Votes;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
}

export function createGroup({ store, clock, votes, platformOf }: GroupParts): Group {
  const choices = createChoices(choiceStore(store, clock));
  const mutes = muteStore(store, clock);
  return {
    choices,
    mutes,
    managers: managerStore(store, clock),
    saved: savedPapers(store),
    had: createHad({ showings: showingsStore(store), votes, platformOf }),
    personal: personalData(store, clock),
    submissions: createSubmissions({ submissions: submissionStore(store), choices, clock }),
  };
}
