/** Where digests go: a channel, or a person's direct messages. */
export interface Destination {
  readonly id: string;
  readonly spaceId: string;
  readonly platform: string;
  readonly kind: 'channel' | 'thread' | 'forum' | 'direct';
  /** '' for a person whose direct conversation is not open yet. */
  readonly channelId: string;
  /** '' for channels. */
  readonly personId: string;
  readonly name: string;
  readonly state: 'ok' | 'gone' | 'refused';
  /** Why nothing can be posted there, with the way out; '' when it can. */
  readonly stateReason: string;
}

/** When a destination gets its digest, and how far it has come. */
export interface Schedule {
  readonly id: string;
  readonly destinationId: string;
  readonly kind: ScheduleKind;
  readonly cron: string;
  readonly zone: string;
  readonly zoneFrom: ZoneFrom;
  /** Papers shown at most. */
  readonly budget: number;
  readonly layout: Layout;
  readonly prefer: Prefer;
  /** A slot without papers posts a line that says so. */
  readonly sayQuiet: boolean;
  /** New versions and withdrawals of papers posted are noted under them. */
  readonly notes: boolean;
  readonly active: boolean;
  /** Announcements up to this number have been considered. */
  readonly watermark: number;
  /** When the next slot is due. */
  readonly nextAt: number;
  readonly changedAt: number;
}

/** What comes: new papers, or a look back. A destination has at most one of each. */
export type ScheduleKind = 'digest' | 'recap';

/** One message with a list, one message for each paper, or one message with the papers in a thread under it. */
export const LAYOUTS = ['compact', 'cards', 'thread'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What moves a paper up most among those that fit. */
export const PREFERENCES = ['balanced', 'topics', 'votes', 'newest'] as const;
export type Prefer = (typeof PREFERENCES)[number];

/** Whose word the zone is: chosen for it, told of the person, of the space or of the manager who set it, or the machine's. */
export type ZoneFrom = 'chosen' | 'platform' | 'space' | 'asker' | 'machine';

export const DEFAULT_BUDGET = 5;
export const MOST_BUDGET = 50;

/** A slot is caught up, and a late one waited for, this long. */
export const SLOT_EXPIRY_MS = 6 * 3_600_000;
