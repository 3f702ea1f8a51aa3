import type { ActionRef, Block, Button } from '../../src/chat/api.ts';

/** A row of buttons; no block at all without any. */
export function buttonRow(...items: readonly Button[]): readonly Block[] {
  return items.length > 0 ? [{ type: 'actions', items }] : [];
}

export function button(label: string, action: ActionRef, emoji?: string): Button {
  return { type: 'button', label, style: 'plain', action, ...(emoji && { emoji }) };
}
