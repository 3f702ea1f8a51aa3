import type { Transaction } from 'kysely';
import type { Message, Subject } from '../chat/api.ts';
import type { Database } from './schema.ts';

/** A message that belongs to no digest. */
export interface LooseMessage {
  readonly key: string;
  readonly destinationId: string;
  readonly message: Message;
  readonly subjects: readonly Subject[];
  /** The earlier message that it stands under. */
  readonly under?: { readonly channelId: string; readonly messageId: string };
}

/** Puts a message in the outbox, once under its key. */
export async function putMessage(
  tx: Transaction<Database>,
  { key, destinationId, message, subjects, under }: LooseMessage,
  now: number,
): Promise<void> {
  await tx
    .insertInto('deliveries')
    .values({
      ...{ key, digest_id: '', destination_id: destinationId, part: 1, parts: 1 },
      under_channel: under?.channelId ?? '',
      under_message: under?.messageId ?? '',
      message: JSON.stringify(message),
      subjects: JSON.stringify(subjects),
      ...{ state: 'pending', attempts: 0, lease_until: 0, not_before: 0 },
      ...{ channel_id: '', message_id: '', detail: '', created_at: now, updated_at: now },
    })
    .onConflict((clash) => clash.column('key').doNothing())
    .execute();
}
