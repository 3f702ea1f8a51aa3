import type { LinkTarget, Space } from '../chat/api.ts';
import type { PaperId } from '../papers/api.ts';
import type { Tally } from '../reactions/api.ts';

/** One message of the space that showed a paper and still stands. */
export interface Occasion {
  /** '' where the channel's name is not known. */
  readonly channel: string;
  readonly at: number;
  /** To the message, where the platform has addresses for them. */
  readonly link?: LinkTarget;
}

/** What a space has had of a paper. */
export interface HadHere {
  /** The newest few, newest first. */
  readonly occasions: readonly Occasion[];
  /** All of them. */
  readonly times: number;
  readonly votes: Tally;
  readonly saves: number;
}

export interface HadBefore {
  of(space: Space, paperId: PaperId): Promise<HadHere>;
}
