import type { Directory } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import type { PaperLibrary } from '../../papers/api.ts';
import type { TopicStore } from '../../topics/topic-store.ts';
import type { GroupVoice } from '../compose/group-voice.ts';
import type { SelectParts } from '../compose/select.ts';
import type { Tastes } from '../compose/taste.ts';
import type { DestinationStore } from '../delivery/destination-store.ts';
import type { ScheduleStore } from '../schedule/schedule-store.ts';
import type { SlotStore } from '../slot/slot-store.ts';

/** What the digest desk works with. */
export interface DeskParts extends SelectParts {
  readonly voice?: GroupVoice;
  readonly tastes?: Tastes;
  readonly schedules: ScheduleStore;
  readonly destinations: DestinationStore;
  readonly slots: SlotStore;
  readonly topics: Pick<TopicStore, 'ofSpace'>;
  readonly directory: Pick<Directory, 'spaceById'>;
  readonly library: Pick<PaperLibrary, 'byIds'>;
  readonly sourceTrouble: () => Promise<string | undefined>;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
  /** Where neither a community nor a manager tells one. */
  readonly zone?: string | undefined;
}
