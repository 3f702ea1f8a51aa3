import { createHash } from 'node:crypto';
import type { APIMessageTopLevelComponent } from 'discord.js';
import type { DeliveryKey } from '../../src/chat/api.ts';
import { LIMITS } from './limits.ts';

/** For a few minutes Discord answers the same nonce with the first message instead of a second one. */
export function nonceOf(key: DeliveryKey): string {
  return digest(key).toString('hex').slice(0, LIMITS.nonce);
}

/**
 * The key, written where no reader sees it and history still shows it: as the ids of the container and of its first part.
 * https://discord.com/developers/docs/components/reference#anatomy-of-a-component
 */
export function marked(
  components: readonly APIMessageTopLevelComponent[],
  key: DeliveryKey,
): APIMessageTopLevelComponent[] {
  const [outer, inner] = markOf(key);
  const [container, ...rest] = components;
  if (container === undefined || !('components' in container)) return [...components];
  const [first, ...others] = container.components;
  const parts = first === undefined ? [] : [{ ...first, id: inner }, ...others];
  return [{ ...container, id: outer, components: parts } as APIMessageTopLevelComponent, ...rest];
}

/** Whether a message carries the key. */
export function carries(
  components: readonly APIMessageTopLevelComponent[] | undefined,
  key: DeliveryKey,
): boolean {
  const [outer, inner] = markOf(key);
  const container = components?.[0];
  if (container === undefined || !('components' in container)) return false;
  return container.id === outer && container.components[0]?.id === inner;
}

/** Two positive 31-bit numbers that differ, far above the ids Discord counts up by itself. */
function markOf(key: DeliveryKey): readonly [number, number] {
  const bytes = digest(key);
  const number = (offset: number) => (bytes.readUInt32BE(offset) % 0x3fff_0000) + 0x1_0000;
  return [number(0), number(4) + 0x3fff_0000];
}

function digest(key: DeliveryKey): Buffer {
  return createHash('sha256').update(key).digest();
}
