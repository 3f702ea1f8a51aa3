import type { Address, ChatPlatform, Directory } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import { describeError, RetryLater } from '../../errors.ts';
import type { Destination } from '../schedule/schedule.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { DestinationStore } from './destination-store.ts';
import type { OpeningPace } from './opening-pace.ts';

export interface AddressParts {
  readonly destinations: DestinationStore;
  readonly directory: Pick<Directory, 'personById' | 'spaceById'>;
  readonly pace: OpeningPace;
  readonly clock: Pick<Clock, 'now'>;
}

const TRY_AGAIN_MS = 60_000;

/** Where to send, or why not (yet). */
export type Reach =
  | { readonly state: 'open'; readonly address: Address }
  | { readonly state: 'wait'; readonly until: number; readonly detail: string }
  | { readonly state: 'refused'; readonly reason: string };

/** A channel's address with what its platform calls its space. */
export async function channelAddress(
  destination: Destination,
  directory: Pick<Directory, 'spaceById'>,
): Promise<Address> {
  const { platform, kind, channelId, name } = destination;
  const base = { platform, kind, channelId, ...(name && { name }) };
  if (kind === 'direct') return base;
  const space = await directory.spaceById(destination.spaceId);
  return space ? { ...base, spaceId: space.externalId } : base;
}

/** The address of a destination; opens a person's direct conversation when it is their turn. */
export async function reach(
  parts: AddressParts,
  platform: ChatPlatform,
  destination: Destination,
): Promise<Reach> {
  if (destination.kind !== 'direct' || destination.channelId !== '') {
    return { state: 'open', address: await channelAddress(destination, parts.directory) };
  }
  const now = parts.clock.now();
  const turn = parts.pace.turn(destination.platform, destination.id, now);
  if (turn > now)
    return { state: 'wait', until: turn, detail: 'waits for its turn to open a direct conversation' };
  return open(parts, platform, destination);
}

/** Below the message that a delivery stands under, where it does; undefined when that message did not arrive. */
export async function addressUnder(
  { deliveries }: { readonly deliveries: Pick<DeliveryStore, 'messageOf'> },
  { under, digestId }: Delivery,
  address: Address,
): Promise<Address | undefined> {
  if (!under) return address;
  const isPart = 'part' in under;
  const above = isPart ? await deliveries.messageOf(digestId, under.part) : under;
  if (!above) return undefined;
  const below = { ...address, channelId: above.channelId, under: above.messageId };
  return isPart ? below : { ...below, quiet: true };
}

async function open(parts: AddressParts, platform: ChatPlatform, destination: Destination): Promise<Reach> {
  const person = await parts.directory.personById(destination.personId);
  if (!person) return { state: 'refused', reason: 'the account is not known any more' };
  const { accountId, teamId } = person;
  const opened = await answerOf(
    platform.direct({ platform: platform.name, accountId, ...(teamId && { teamId }) }),
  );
  if (opened instanceof Error) return later(parts, destination, opened);
  if ('refused' in opened) return { state: 'refused', reason: opened.refused };
  await parts.destinations.opened(destination.id, opened.channelId);
  return { state: 'open', address: opened };
}

/** A platform that asks to wait means all openings, not this one alone: asking on gets a bot quarantined. */
function later({ pace, clock }: AddressParts, { platform, id }: Destination, error: Error): Reach {
  const now = clock.now();
  const detail = describeError(error);
  if (!(error instanceof RetryLater)) return { state: 'wait', until: now + TRY_AGAIN_MS, detail };
  pace.pause(platform, now + error.afterMs);
  return { state: 'wait', until: pace.turn(platform, id, now), detail };
}

/** Opening sends nothing: whatever went wrong with it, it can be tried again. */
async function answerOf<T>(request: Promise<T>): Promise<T | Error> {
  try {
    return await request;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
