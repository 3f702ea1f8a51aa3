import type { DeliveryKey } from '../../../src/chat/api.ts';

const EVENT_TYPE = 'paperboy_delivery';

interface Mark {
  event_type: string;
  event_payload: { key: DeliveryKey };
}

/** The key of a delivery as a message's metadata, which no reader sees and history shows. https://docs.slack.dev/messaging/message-metadata */
export function markOf(key: DeliveryKey): Mark {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

export function carries(metadata: unknown, key: DeliveryKey): boolean {
  if (typeof metadata !== 'object' || metadata === null || !('event_payload' in metadata)) return false;
  const { event_payload: payload } = metadata;
  if (!('event_type' in metadata) || metadata.event_type !== EVENT_TYPE) return false;
  return typeof payload === 'object' && payload !== null && 'key' in payload && payload.key === key;
}
