import type { PersonRef, SpaceRef } from './refs.ts';

/** A tenant: a server, a workspace, the local page. */
export interface Space {
  /** `platform:external id`. */
  readonly id: string;
  readonly platform: string;
  readonly externalId: string;
  readonly name: string;
  /** IANA zone; `UTC` when nobody told. */
  readonly zone: string;
}

/** An account. */
export interface Person {
  /** `platform:account id`, or `platform:team id:account id`. */
  readonly id: string;
  readonly platform: string;
  readonly accountId: string;
  readonly teamId: string;
  /** IANA zone, '' when unknown. */
  readonly zone: string;
}

export function spaceId(ref: Pick<SpaceRef, 'platform' | 'externalId'>): string {
  return `${ref.platform}:${ref.externalId}`;
}

export function personId(ref: PersonRef): string {
  return [ref.platform, ref.teamId, ref.accountId].filter(Boolean).join(':');
}

/** Who and where, remembered on first sight. */
export interface Directory {
  space(ref: SpaceRef): Promise<Space>;
  spaceById(id: string): Promise<Space | undefined>;
  person(ref: PersonRef, space?: Space): Promise<Person>;
  personById(id: string): Promise<Person | undefined>;
  /** Where this person acted last: what a direct message is about. */
  lastSpace(personId: string): Promise<Space | undefined>;
  setZone(personId: string, zone: string): Promise<void>;
}
