import type { PersonalData } from '../privacy/api.ts';
import type { SavedPapers } from '../saved/api.ts';

/** What people keep and a group decides, as commands ask for it. */
export interface Group {
  readonly saved: SavedPapers;
  readonly personal: PersonalData;
}
