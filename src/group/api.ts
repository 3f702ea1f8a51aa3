import type { Choices } from '../choices/api.ts';
import type { HadBefore } from '../had/api.ts';
import type { Managers } from '../managers/api.ts';
import type { Mutes } from '../mutes/api.ts';
import type { PersonalData } from '../privacy/api.ts';
import type { SavedPapers } from '../saved/api.ts';
import type { Submissions } from '../submissions/api.ts';

/** What people keep and a group decides, as commands ask for it. */
export interface Group {
  readonly saved: SavedPapers;
  readonly personal: PersonalData;
  readonly mutes: Mutes;
  readonly choices: Choices;
  readonly managers: Managers;
  readonly submissions: Submissions;
  readonly had: HadBefore;
}
