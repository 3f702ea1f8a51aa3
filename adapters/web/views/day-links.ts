import type { Block, Button, Message } from '../../../src/chat/message.ts';
import { readingAddress } from '../ask.ts';

export interface DayLink {
  readonly label: string;
  readonly address: string;
}

/** Takes the buttons for the days beside this one out of an answer: the page shows them at its date. */
export function splitDays(
  message: Message,
  shown: string | undefined,
): { readonly previous?: DayLink; readonly next?: DayLink; readonly rest: Message } {
  const found: { previous?: DayLink; next?: DayLink } = {};
  const blocks = message.blocks.flatMap((block): Block[] => {
    if (block.type !== 'actions') return [block];
    const items = block.items.filter((item) => {
      const side = item.type === 'button' ? sideOf(item, shown) : undefined;
      if (item.type !== 'button' || side === undefined) return true;
      found[side] = { label: item.label, address: readingAddress(item.action) ?? '/' };
      return false;
    });
    return items.length > 0 ? [{ ...block, items }] : [];
  });
  return { ...found, rest: { ...message, blocks } };
}

/** The first page shows the newest day held: every other day lies before it. */
function sideOf({ action, disabled }: Button, shown: string | undefined): 'previous' | 'next' | undefined {
  const { date, page } = action.args;
  if (disabled || action.run !== 'paper today' || typeof date !== 'string' || page !== undefined)
    return undefined;
  if (date === shown) return undefined;
  return shown === undefined || date < shown ? 'previous' : 'next';
}
