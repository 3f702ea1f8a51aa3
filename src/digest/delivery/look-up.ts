import type { ChatPlatform, FindResult } from '../../chat/api.ts';
import { describeError } from '../../errors.ts';
import { channelAddress } from './address.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryChange } from './delivery-store.ts';
import { remember, type SendParts } from './send.ts';

/** Finds out what became of a message whose answer never came. Without certainty it is held, never sent again. */
export async function lookUp(parts: SendParts, platform: ChatPlatform, delivery: Delivery): Promise<void> {
  const destination = await parts.destinations.get(delivery.destinationId);
  if (!destination) return;
  // Without a conversation the request never left.
  const result: FindResult =
    destination.channelId === ''
      ? { state: 'absent' }
      : await findOn(platform, await channelAddress(destination, parts.directory), delivery.key);
  const change = changeOf(result, parts.clock.now());
  if (change.state === 'held') {
    parts.log?.warn({ delivery: delivery.key, detail: change.detail }, 'a message is held: perhaps posted');
  }
  if (change.state === 'sent') await remember(parts, delivery, destination, change);
  await parts.deliveries.record(delivery, change, parts.clock.now());
  await parts.settle(delivery.digestId);
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
