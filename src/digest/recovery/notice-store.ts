import type { Message } from '../../chat/api.ts';
import type { Destination } from '../schedule/schedule.ts';

/** Something about a channel that the person who set its digest has not been told. */
export interface Untold {
  readonly destination: Destination;
  /** '' when nobody is known. */
  readonly setBy: string;
  /** When the trouble began. */
  readonly since: number;
  readonly about: 'trouble' | 'held';
}

/** A direct message to a person, once under its key. */
export interface Notice {
  readonly key: string;
  readonly personId: string;
  readonly message: Message;
}

/** Who has been told of what. */
export interface NoticeStore {
  untold(): Promise<readonly Untold[]>;
  /** In one transaction: the notice is on its way, if there is one, and the trouble counts as told. */
  told(untold: Untold, notice: Notice | undefined, now: number): Promise<void>;
  /** Troubles that are over: the next one is told again. */
  forgetOver(): Promise<void>;
}
