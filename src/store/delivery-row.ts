import type { Selectable } from 'kysely';
import type { Delivery, DeliveryState, Under } from '../digest/delivery/delivery.ts';
import type { Database } from './schema.ts';

/** As the outbox knows it. */
export function toDelivery(row: Selectable<Database['deliveries']>): Delivery {
  return {
    key: row.key,
    digestId: row.digest_id,
    destinationId: row.destination_id,
    part: row.part,
    parts: row.parts,
    message: JSON.parse(row.message),
    subjects: JSON.parse(row.subjects),
    under: underOf(row),
    state: row.state as DeliveryState,
    attempts: row.attempts,
    detail: row.detail,
    madeAt: row.created_at,
  };
}

function underOf(row: Selectable<Database['deliveries']>): Under | undefined {
  if (row.under_part > 0) return { part: row.under_part };
  if (row.under_message === '') return undefined;
  return { channelId: row.under_channel, messageId: row.under_message };
}
