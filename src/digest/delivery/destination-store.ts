import type { Destination } from '../schedule/schedule.ts';

/** Where messages go, and whether they can. */
export interface DestinationStore {
  get(id: string): Promise<Destination | undefined>;
  ofChannel(platform: string, channelId: string): Promise<Destination | undefined>;
  /** Remembers the direct conversation of a person. */
  opened(id: string, channelId: string): Promise<void>;
  /** Nothing goes there until somebody acts. For a person also: direct messages are closed since now. */
  refuse(id: string, state: 'gone' | 'refused', reason: string, now: number): Promise<void>;
}
