import type { ActionRef, Block, Message, Select } from '../../../src/chat/message.ts';
import { type Html, html } from './html.ts';
import { pressForm } from './press-form.ts';
import type { View } from './view.ts';

/** One thing to do with one numbered paper of a list. */
export interface Handle {
  readonly emoji: string;
  readonly label: string;
  readonly value: string;
  readonly action: ActionRef;
}

/**
 * A list's select offers "👍 1", "🔖 1", "👍 2" …: where there is room for a button beside each paper, those are its
 * buttons and the select is not needed. A select with anything else in it stays a select.
 */
export function handlesOf(message: Message): {
  readonly byNumber: ReadonlyMap<number, readonly Handle[]>;
  readonly blocks: readonly Block[];
} {
  const byNumber = new Map<number, Handle[]>();
  const blocks = message.blocks.flatMap((block): Block[] => {
    if (block.type !== 'actions') return [block];
    const items = block.items.filter((item) => item.type !== 'select' || !takeHandles(item, byNumber));
    return items.length > 0 ? [{ ...block, items }] : [];
  });
  return { byNumber, blocks };
}

const NUMBERED = /^(\p{Extended_Pictographic}\uFE0F?)\s*(\d{1,3})(?:\s+(.*))?$/u;

function takeHandles(select: Select, into: Map<number, Handle[]>): boolean {
  const found = select.options.map((option) => NUMBERED.exec(option.label));
  if (found.length === 0 || found.some((match) => match === null)) return false;
  for (const [i, option] of select.options.entries()) {
    const [, emoji = '', digits = ''] = found[i] ?? [];
    const handle = { emoji, label: option.label, value: option.value, action: select.action };
    into.set(Number(digits), [...(into.get(Number(digits)) ?? []), handle]);
  }
  return true;
}

/** The words an emoji stands for, for those who hear the page. */
const WORDS: Readonly<Record<string, string>> = {
  '👍': 'Vote for',
  '👎': 'Vote against',
  '🔖': 'Save',
  '📄': 'Open',
};

export function handlesView(handles: readonly Handle[], view: View): Html {
  const buttons = handles.map(
    (handle) =>
      html`<button name="press" value="${handle.action.id ?? ''} ${handle.value}" data-handle="${handle.emoji}"
 aria-label="${WORDS[handle.emoji] ?? handle.emoji} paper ${handle.label.replace(/\D+/g, '')}">${handle.emoji}</button>`,
  );
  return pressForm('handles', view, html`${buttons}`);
}
