import type { Message } from '../../chat/api.ts';
import type { PaperId } from '../../papers/api.ts';

/** A source listed a paper anew: as replaced, or as withdrawn. */
export interface PaperNews {
  readonly number: number;
  readonly paperId: PaperId;
  /** `YYYY-MM-DD` in the source's calendar. */
  readonly listed: string;
  /** When it came in. */
  readonly at: number;
  readonly withdrawn: boolean;
  /** The newest held; 0 when it is not known. */
  readonly version: number;
}

/** A message of ours that shows a paper, where notes are wanted. */
export interface ShowingMessage {
  readonly postedId: string;
  readonly paperId: PaperId;
  readonly destinationId: string;
  readonly postedAt: number;
}

/** Something to say of one paper under one message, once. */
export interface NewNote {
  readonly postedId: string;
  readonly paperId: PaperId;
  readonly destinationId: string;
  /** `v3`, `withdrawn`, or the day it was listed when no version is known. */
  readonly news: string;
  readonly listed: string;
}

/** What waits to be said under one message. */
export interface WaitingNotes {
  readonly postedId: string;
  readonly destinationId: string;
  readonly channelId: string;
  readonly messageId: string;
  /** Oldest first. */
  readonly notes: readonly NewNote[];
}

/** Notes, and how far the announcements have been followed. */
export interface NoteStore {
  /** The announcement number followed to. A store that never followed begins with its newest. */
  followed(): Promise<number>;
  /** News after a number, in order; when there are fewer than `limit`, `upTo` is the newest number. */
  newsAfter(
    number: number,
    limit: number,
  ): Promise<{ readonly news: readonly PaperNews[]; readonly upTo: number }>;
  /** Messages not gone, posted after an instant, in places whose digest is on and wants notes. */
  showing(paperIds: readonly PaperId[], postedAfter: number): Promise<readonly ShowingMessage[]>;
  /** In one transaction: these wait, each once for ever, and the announcements are followed from one number to another. */
  put(notes: readonly NewNote[], from: number, to: number, now: number): Promise<void>;
  /** By message, those that waited longest first; at most so many messages in a place since an instant, told ones included. */
  next(perPlace: number, toldAfter: number, waitingAfter: number): Promise<readonly WaitingNotes[]>;
  /** In one transaction: said, and on its way; nothing when another process was faster. */
  tell(waiting: WaitingNotes, key: string, message: Message, now: number): Promise<void>;
}
