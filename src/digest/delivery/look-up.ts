import type { ChatPlatform, FindResult } from '../../chat/api.ts';
import { describeError } from '../../errors.ts';
import type { Destination } from '../schedule/schedule.ts';
import { addressUnder, channelAddress } from './address.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryChange } from './delivery-store.ts';
import type { SendParts } from './send.ts';

/** Finds out what became of a message whose answer never came. Without certainty it is held, never sent again. */
export async function lookUp(parts: SendParts, platform: ChatPlatform, delivery: Delivery): Promise<void> {
  const destination = await parts.destinations.get(delivery.destinationId);
  if (!destination) return;
  const address = await addressOf(parts, destination, delivery);
  // Without a conversation, or the message above, the request never left.
  const result: FindResult = address
    ? await findOn(platform, address, delivery.key, parts.clock.now() - delivery.madeAt)
    : { state: 'absent' };
  const change = changeOf(result, parts.clock.now());
  if (change.state === 'held') {
    parts.log?.warn({ delivery: delivery.key, detail: change.detail }, 'a message is held: perhaps posted');
  }
  await parts.deliveries.record(delivery, change, parts.clock.now());
}

async function addressOf(parts: SendParts, destination: Destination, delivery: Delivery) {
  if (destination.channelId === '') return undefined;
  return addressUnder(parts, delivery, await channelAddress(destination, parts.directory));
}

async function findOn(platform: ChatPlatform, ...ask: Parameters<ChatPlatform['find']>): Promise<FindResult> {
  try {
    return await platform.find(...ask);
  } catch (error) {
    return { state: 'cannot-tell', detail: describeError(error) };
  }
}

function changeOf(result: FindResult, now: number): DeliveryChange {
  switch (result.state) {
    case 'found':
      return { state: 'sent', detail: '', channelId: result.channelId, messageId: result.messageId };
    case 'absent':
      return { state: 'pending', detail: 'had not arrived', notBefore: now };
    case 'cannot-tell':
      return { state: 'held', detail: result.detail };
  }
}
