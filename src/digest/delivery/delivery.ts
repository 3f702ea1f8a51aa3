import type { Message, Subject } from '../../chat/api.ts';

export type Under = { readonly part: number } | { readonly channelId: string; readonly messageId: string };

/** `waiting`: behind one that is held. `dropped`: held, until a manager gave it up. */
export type DeliveryState =
  | 'pending'
  | 'sending'
  | 'unknown'
  | 'held'
  | 'waiting'
  | 'sent'
  | 'failed'
  | 'skipped'
  | 'dropped';

/** One message of a digest on its way to one destination. */
export interface Delivery {
  /** Names the message for ever, also to the platform. */
  readonly key: string;
  readonly digestId: string;
  readonly destinationId: string;
  /** From 1, of `parts`. */
  readonly part: number;
  readonly parts: number;
  readonly message: Message;
  readonly subjects: readonly Subject[];
  /** What it stands under, in its thread: a part of the same digest, or an earlier message. */
  readonly under: Under | undefined;
  readonly state: DeliveryState;
  /** Also the fence: what an attempt learnt counts only while no later attempt has begun. */
  readonly attempts: number;
  readonly detail: string;
  /** When it was put in the outbox; no attempt is older. */
  readonly madeAt: number;
}

/** The key of one part: schedule, local date and wall time, part. */
export function deliveryKey(
  scheduleId: string,
  slot: { readonly localDate: string; readonly wallTime: string },
  part: number,
): string {
  return [scheduleId, slot.localDate.replaceAll('-', ''), slot.wallTime.replace(':', ''), part].join('-');
}
