import type { PlatformName } from './refs.ts';

/** Which events were already acted on: platforms repeat them, also to another process. */
export interface EventsSeen {
  /** True exactly once for each event, over all processes, within a week. */
  firstTime(platform: PlatformName, eventId: string): Promise<boolean>;
}
