import type { Person } from '../chat/api.ts';
import type { SlotLine } from '../digest/api.ts';
import type { Topic } from '../topics/api.ts';

/** A person's own digest: what they follow, when, how much, and which way it comes. */
export interface OwnDigest {
  readonly topics: readonly Topic[];
  /** Plain words, e.g. "weekdays 9:00". */
  readonly when: string;
  readonly zone: string;
  /** True until the person's own zone is known. */
  readonly zoneIsSpaces: boolean;
  /** Papers shown at most. */
  readonly budget: number;
  readonly paused: boolean;
  /** 0 when none comes: paused, or nothing is followed. */
  readonly nextAt: number;
  /** What this day was to bring has come: the next one is not the first that the words name. */
  readonly ranToday: boolean;
  /** What came of the last one; undefined before the first. */
  readonly last: SlotLine | undefined;
  readonly way: Way;
  readonly mail: OwnMail;
  /** Why it did not arrive lately, with the way out; '' when it does. */
  readonly trouble: string;
}

/** How a person's digest comes: never both, so that a paper comes once. */
export type Way = 'direct' | 'mail';

/** What only the person themself is shown. */
export interface OwnMail {
  /** Why nobody can have e-mail here, in a sentence with the way out; '' when everybody can. */
  readonly missing: string;
  /** Confirmed; '' without one. */
  readonly address: string;
  /** Waits to be confirmed; '' when none does. */
  readonly asked: string;
}

export interface DigestWish {
  /** "8:00", "weekdays 9:00 Berlin" or a cron expression. */
  readonly time?: string | undefined;
  /** IANA zone. */
  readonly zone?: string | undefined;
  readonly budget?: number | undefined;
}

/** People's own digests. */
export interface Feed {
  of(person: Person): Promise<OwnDigest>;
  /** What is not wished stays. Throws a `UserError` for an impossible time or zone, or when nothing is followed yet. */
  change(person: Person, wish: DigestWish): Promise<OwnDigest>;
  pause(person: Person): Promise<OwnDigest>;
  /** What was announced during the pause is not made up for. */
  resume(person: Person): Promise<OwnDigest>;
  /** The zone of the person, whether or not they follow anything. Throws a `UserError` that names the nearest. */
  setZone(person: Person, zone: string): Promise<OwnDigest>;
  /** Sends a link to confirm. Throws a `UserError` when that is no address, too many are asked for, or no mail can go. */
  askMail(person: Person, address: string): Promise<'asked' | 'there already'>;
  /** To the confirmed address from now on; undefined without one. */
  byMail(person: Person): Promise<OwnDigest | undefined>;
  byDirect(person: Person): Promise<OwnDigest>;
  /** False when no address was known. */
  forgetMail(person: Person): Promise<boolean>;
}
