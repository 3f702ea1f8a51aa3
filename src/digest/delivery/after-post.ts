import type { PostResult, RefusalReason } from '../../chat/api.ts';
import type { DeliveryChange } from './delivery-store.ts';

const LEAST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 15 * 60_000;
const USUAL_WAIT_MS = 60_000;
/** A request that timed out may still be on its way. */
const LOOK_UP_AFTER_MS = 15_000;

/** What the platform's answer makes of a delivery. */
export function afterPost(result: PostResult, now: number): DeliveryChange {
  switch (result.state) {
    case 'accepted':
      return { state: 'sent', detail: '', channelId: result.channelId, messageId: result.messageId };
    case 'later':
      return { state: 'pending', detail: result.detail, notBefore: now + waitOf(result.afterMs) };
    case 'unknown':
      return { state: 'unknown', detail: result.detail, notBefore: now + LOOK_UP_AFTER_MS };
    case 'refused':
      // A token that is no longer good says nothing about the channel.
      return result.reason === 'unauthorised'
        ? { state: 'pending', detail: result.detail, notBefore: now + MOST_WAIT_MS }
        : { state: 'failed', detail: result.detail, unfit: result.reason === 'invalid' };
  }
}

/** What a platform asks to wait, within reason: a missing or impossible value is a minute. */
function waitOf(afterMs: number): number {
  const asked = Number.isFinite(afterMs) ? afterMs : USUAL_WAIT_MS;
  return Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, asked));
}

/** What a refusal says of the destination; undefined when it is about the message alone. */
export function destinationStateOf(reason: RefusalReason): 'gone' | 'refused' | undefined {
  switch (reason) {
    case 'gone':
      return 'gone';
    case 'no-permission':
    case 'not-a-member':
    case 'closed':
      return 'refused';
    case 'unauthorised':
    case 'invalid':
      return undefined;
  }
}
