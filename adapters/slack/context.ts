import type { CallContext, PersonRef, SpaceRef } from '../../src/chat/api.ts';
import { addressOf, type Place } from './delivery/place.ts';
import type { Identity } from './identity.ts';
import { SLACK } from './name.ts';

/** Who did something, and where. */
export interface Deed {
  readonly userId: string;
  /** As Slack gives it along. */
  readonly userName?: string | undefined;
  readonly place: Place;
  readonly placeName?: string;
  readonly zone?: string | undefined;
  /** The same again when Slack sends it again. */
  readonly eventId?: string | undefined;
}

export function contextOf(
  { userId, userName, place, placeName, zone, eventId }: Deed,
  identity: Identity,
): CallContext {
  return {
    person: { ...personOf(userId, identity), ...(zone && { zone }) },
    ...(userName && { personName: userName }),
    channel: addressOf(place, identity.teamId, shownName(placeName)),
    space: spaceOf(identity),
    ...(eventId && { eventId }),
  };
}

/** Everybody under the workspace the app is installed in: people of other workspaces share its channels, and events do not always tell theirs. */
export function personOf(userId: string, { teamId }: Identity): PersonRef {
  return { platform: SLACK, accountId: userId, teamId };
}

export function spaceOf({ teamId, teamName, enterpriseId }: Identity): SpaceRef {
  return {
    platform: SLACK,
    externalId: teamId,
    ...(teamName && { name: teamName }),
    ...(enterpriseId && { enterpriseId }),
  };
}

/** For all but public channels Slack tells a kind in place of a name. */
function shownName(name: string | undefined): string | undefined {
  return name && !/^(directmessage|privategroup|mpdm-.*|mpdirectmessage)$/.test(name) ? name : undefined;
}
