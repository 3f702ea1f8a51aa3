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
    /** channel, thread, forum, direct, email */
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
    created_at: number;
  };
  email_addresses: {
    person_id: string;
    address: string;
    /** asked, confirmed, off, bounced */
    state: string;
    /** Keyed hash of what stands in the links of its mails. */
    token: string;
    detail: string;
    asked_at: number;
    confirmed_at: number;
    changed_at: number;
  };
}
