import type { Generated } from 'kysely';

/** Who and where. */
export interface PlacesTables {
  spaces: {
    id: string;
    platform: string;
    external_id: string;
    enterprise_id: string;
    name: string;
    zone: string;
    created_at: number;
    left_at: number;
  };
  people: {
    id: string;
    platform: string;
    account_id: string;
    team_id: string;
    zone: string;
    /** Whose word the zone is: '' unknown, platform, chosen. */
    zone_from: Generated<string>;
    created_at: number;
    /** Direct messages closed by the person, since then; 0 when open. */
    direct_closed_at: number;
  };
  people_spaces: { person_id: string; space_id: string; seen_at: number };
  destinations: {
    id: string;
    space_id: string;
    platform: string;
    /** channel, thread, forum, direct (also by e-mail) */
    kind: string;
    /** The platform's channel id; '' for a person whose direct conversation is not open yet. */
    channel_id: string;
    person_id: string;
    name: string;
    /** ok, gone, refused */
    state: string;
    state_reason: string;
    state_at: number;
    /** When its rights were last asked for, while nothing could be sent there. */
    checked_at: Generated<number>;
    /** The state that somebody was told of, '' for none, and when; kept until something has arrived there again. */
    told: Generated<string>;
    told_at: Generated<number>;
    /** When somebody was told of a held message, until none is held there; 0 for none. */
    told_held: Generated<number>;
    created_at: number;
  };
  email_addresses: {
    person_id: string;
    /** Stands for the address wherever it would otherwise be copied to; '' until one is confirmed. */
    id: string;
    /** The platform that carries it. */
    platform: string;
    address: string;
    /** confirmed: the digest comes there; resting, left, bounced: it does not; '' before the first is confirmed. */
    state: string;
    /** Asked for and not confirmed yet. */
    asked_address: string;
    /** Keyed hash of what stands in the link that confirms it. */
    token: string;
    /** The person's direct conversation, for the way back. */
    direct_channel: string;
    detail: string;
    asked_at: number;
    confirmed_at: number;
    changed_at: number;
  };
  /** Mails asked for of late, to keep them few. */
  email_asks: { id: string; person_id: string; address_hash: string; at: number };
}
