import type { Address, ChatPlatform, Directory, PostedMessages } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import { addressUnder, channelAddress } from '../delivery/address.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { clockInWords } from '../schedule/local-words.ts';
import type { Settle } from '../slot/settle.ts';
import type { HeldDelivery } from './held-message.ts';
import type { HeldAttempt, HeldStore } from './held-store.ts';
import { SENT_AGAIN } from './held-verdict.ts';

/** One message that is perhaps posted and waits for a manager's word. */
export interface HeldMessage {
  readonly key: string;
  /** A word counts only for the attempt it was said about. */
  readonly attempt: number;
  readonly channel: Address;
  readonly part: number;
  readonly parts: number;
  readonly papers: number;
  /** Messages behind it, which wait with it. */
  readonly waiting: number;
  /** Why it could not be looked up. */
  readonly why: string;
  readonly dueAt: number;
  readonly zone: string;
}

/** What managers ask of messages that are held. `over`: somebody decided before, or it has been sent meanwhile. */
export interface HeldDesk {
  /** Of a space's channels, oldest first. */
  ofSpace(spaceId: string): Promise<readonly HeldMessage[]>;
  get(key: string): Promise<HeldMessage | undefined>;
  /** Looks once more first: what is found is not sent. */
  sendAgain(key: string, attempt: number): Promise<'again' | 'found' | 'over'>;
  drop(key: string, attempt: number): Promise<'dropped' | 'over'>;
}

export interface HeldParts {
  readonly held: HeldStore;
  readonly deliveries: Pick<DeliveryStore, 'ofDigest' | 'messageOf'>;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly directory: Pick<Directory, 'spaceById'>;
  readonly posted: Pick<PostedMessages, 'remember'>;
  readonly settle: Settle;
  readonly clock: Pick<Clock, 'now'>;
}

export function createHeldDesk(parts: HeldParts): HeldDesk {
  const messageOf = async (held: HeldDelivery) => toMessage(held, await addressOf(parts, held));
  return {
    ofSpace: async (spaceId) => Promise.all((await parts.held.ofSpace(spaceId)).map(messageOf)),
    get: async (key) => {
      const held = await parts.held.get(key);
      return held && messageOf(held);
    },
    sendAgain: (key, attempt) => sendAgain(parts, key, attempt),
    drop: async (key, attempts) => {
      const held = await parts.held.get(key);
      const reason = `dropped by a manager at ${timeOf(parts, held)}`;
      const dropped = held && (await parts.held.drop({ key, attempts }, reason, parts.clock.now()));
      if (!dropped) return 'over';
      await parts.settle(held.digestId);
      return 'dropped';
    },
  };
}

async function sendAgain(
  parts: HeldParts,
  key: string,
  attempts: number,
): Promise<'again' | 'found' | 'over'> {
  const held = await parts.held.get(key);
  if (held?.attempts !== attempts) return 'over';
  if (await isThere(parts, held)) return 'found';
  const reason = `${SENT_AGAIN} at ${timeOf(parts, held)}`;
  return (await parts.held.release({ key, attempts }, reason, parts.clock.now())) ? 'again' : 'over';
}

/** The history may be readable by now. */
async function isThere(parts: HeldParts, held: HeldDelivery): Promise<boolean> {
  const { destination, key, attempts, digestId } = held;
  const platform = parts.platformOf(destination.platform);
  if (platform?.state().state !== 'connected') return false;
  const delivery = (await parts.deliveries.ofDigest(digestId)).find((one) => one.key === key);
  const address = delivery && (await addressUnder(parts, delivery, await addressOf(parts, held)));
  // Without an answer the manager's word holds.
  const result = address && (await platform.find(address, key).catch(() => undefined));
  if (result?.state !== 'found') return false;
  const { channelId, messageId } = result;
  const ref = { platform: platform.name, channelId, messageId };
  await parts.posted.remember(ref, destination.spaceId, delivery?.subjects ?? []);
  const attempt: HeldAttempt = { key, attempts };
  await parts.held.found(attempt, result, 'found in the channel', parts.clock.now());
  await parts.settle(digestId);
  return true;
}

function addressOf({ directory }: HeldParts, { destination }: HeldDelivery): Promise<Address> {
  return channelAddress(destination, directory);
}

function timeOf({ clock }: HeldParts, held: HeldDelivery | undefined): string {
  return clockInWords(clock.now(), held?.zone ?? 'UTC');
}

function toMessage(held: HeldDelivery, channel: Address): HeldMessage {
  const { key, attempts: attempt, part, parts, papers, waiting, detail: why, dueAt, zone } = held;
  return { key, attempt, channel, part, parts, papers, waiting, why, dueAt, zone };
}
