import { type ActionStore, type ChatPlatform, type PostResult, storeActions } from '../../chat/api.ts';
import { describeError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Destination } from '../schedule/schedule.ts';
import type { Settle } from '../slot/settle.ts';
import { type AddressParts, addressUnder, reach } from './address.ts';
import { afterPost, destinationStateOf } from './after-post.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryChange, DeliveryStore } from './delivery-store.ts';
import type { AtPoint } from './fail-points.ts';

export interface SendParts extends AddressParts {
  readonly deliveries: DeliveryStore;
  readonly actions: Pick<ActionStore, 'put'>;
  readonly settle: Settle;
  readonly at: AtPoint;
  readonly log?: Log | undefined;
}

/**
 * Sends one message claimed until `leaseUntil` and records what came of it. It is `sending` in the store before this begins.
 * Gives the platform's answer when it was asked.
 */
export async function send(
  parts: SendParts,
  platform: ChatPlatform,
  delivery: Delivery,
  leaseUntil: number,
): Promise<PostResult | undefined> {
  const destination = await parts.destinations.get(delivery.destinationId);
  if (destination?.state !== 'ok') {
    const detail = destination?.stateReason ?? 'the destination is gone';
    return end(parts, delivery, { state: 'failed', detail });
  }
  const to = await reach(parts, platform, destination);
  if (to.state === 'wait') {
    return end(parts, delivery, { state: 'pending', detail: to.detail, notBefore: to.until });
  }
  if (to.state === 'refused') {
    await refuse(parts, destination, 'refused', to.reason);
    return end(parts, delivery, { state: 'failed', detail: to.reason });
  }
  const address = await addressUnder(parts, delivery, to.address);
  if (!address) return end(parts, delivery, { state: 'failed', detail: NOTHING_ABOVE });
  const message = await storeActions(parts.actions, delivery.message);
  // After a sleep of the machine another process may have found out what became of this and sent it.
  const maySend = () => parts.clock.now() < leaseUntil;
  if (!maySend()) {
    parts.log?.warn({ delivery: delivery.key }, 'not sent: held for too long');
    return undefined;
  }
  const answer = answerOf(platform.post(address, message, delivery.key, maySend));
  parts.at('after-request', delivery.key);
  const result = await answer;
  parts.at('after-response', delivery.key);
  await settleAnswer(parts, delivery, destination, result);
  return result;
}

const NOTHING_ABOVE = 'the message that it belongs under did not arrive';

/** A request that broke has perhaps arrived. */
async function answerOf(request: Promise<PostResult>): Promise<PostResult> {
  try {
    return await request;
  } catch (error) {
    return { state: 'unknown', detail: describeError(error) };
  }
}

async function settleAnswer(
  parts: SendParts,
  delivery: Delivery,
  destination: Destination,
  result: PostResult,
): Promise<void> {
  if (result.state === 'refused') {
    // A note under an older message may lack a right that the digests do without.
    const isNote = delivery.under !== undefined && 'messageId' in delivery.under;
    const state = isNote ? undefined : destinationStateOf(result.reason);
    if (state) await refuse(parts, destination, state, result.detail);
  }
  const change = afterPost(result, parts.clock.now());
  await end(parts, delivery, change);
}

async function refuse(
  { destinations, clock, log }: SendParts,
  { id, platform }: Destination,
  state: 'gone' | 'refused',
  reason: string,
): Promise<void> {
  log?.warn({ destination: id, platform, reason }, 'nothing can be sent there until somebody acts');
  await destinations.refuse(id, state, reason, clock.now());
}

async function end(parts: SendParts, delivery: Delivery, change: DeliveryChange): Promise<undefined> {
  const { deliveries, clock, log, at } = parts;
  const recorded = await deliveries.record(delivery, change, clock.now());
  if (!recorded) log?.warn({ delivery: delivery.key }, 'another process has taken this delivery over');
  at('after-record', delivery.key);
}
