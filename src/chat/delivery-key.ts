import { createHash } from 'node:crypto';
import type { DeliveryKey } from './refs.ts';

/** The key of a message that answers an event: the same event makes the same key, also after a restart. */
export function deliveryKey(...parts: readonly (string | number)[]): DeliveryKey {
  return `a-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}
