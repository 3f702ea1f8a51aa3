import type { Block, Message, PaperEntry, Select } from '../../../src/chat/message.ts';
import { type Html, html } from './html.ts';
import { pressForm } from './press-form.ts';
import type { View } from './view.ts';

/** One thing to do with one paper of a list: what the button shows, says and sends. */
export interface Handle {
  readonly emoji: string;
  readonly words: string;
  /** An action's id, then what it chooses. */
  readonly press: string;
}

/** The handles of each entry, and the blocks that are left without the selects they came from. */
export interface Handled {
  readonly of: (entry: PaperEntry) => readonly Handle[];
  readonly blocks: readonly Block[];
}

/**
 * Other platforms put one select under a list: "👍 1", "🔖 1" …, or one paper an option. Here is room for a button beside
 * each paper, so such a select becomes those. A select with anything else in it stays a select.
 */
export function handlesOf(message: Message): Handled {
  const entries = message.blocks.flatMap((block) => (block.type === 'paper' ? [block.entry] : []));
  const selects: Select[] = [];
  const blocks = message.blocks.flatMap((block): Block[] => {
    if (block.type !== 'actions') return [block];
    const items = block.items.filter((item) => {
      if (item.type === 'button' || !isPerPaper(item, entries)) return true;
      selects.push(item);
      return false;
    });
    return items.length > 0 ? [{ ...block, items }] : [];
  });
  return {
    blocks,
    of: (entry) => [...ownHandles(entry), ...selects.flatMap((one) => chosenHandles(one, entry))],
  };
}

const NUMBERED = /^(\p{Extended_Pictographic}\uFE0F?)\s*(\d{1,3})\b/u;

function isPerPaper(select: Select, entries: readonly PaperEntry[]): boolean {
  const isOne = ({ label, value }: Select['options'][number]) =>
    entries.some((entry) => entry.paperId === value || Number(NUMBERED.exec(label)?.[2]) === entry.number);
  return select.action.id !== undefined && select.options.length > 0 && select.options.every(isOne);
}

function ownHandles(entry: PaperEntry): readonly Handle[] {
  return (entry.handles ?? []).flatMap(({ emoji, label, action, disabled }) =>
    action.id === undefined || disabled ? [] : [{ emoji: emoji ?? label, words: label, press: action.id }],
  );
}

/** What is chosen begins with what it does, whatever the emoji. */
const WORDS: Readonly<Record<string, string>> = {
  up: 'Vote',
  down: 'Vote against',
  save: 'Save',
  mute: 'Mute',
};

function chosenHandles(select: Select, entry: PaperEntry): readonly Handle[] {
  // A select is short, a list may be long: what it does with one paper it does with each.
  if (!select.options.some(({ label }) => NUMBERED.test(label)))
    return [{ emoji: '⋯', words: select.placeholder, press: `${select.action.id} ${entry.paperId}` }];
  return select.options.flatMap(({ label, value }): Handle[] => {
    const [, emoji, number] = NUMBERED.exec(label) ?? [];
    const press = `${select.action.id} ${value}`;
    if (emoji === undefined || Number(number) !== entry.number) return [];
    return [{ emoji, words: WORDS[value.split(':')[0] ?? ''] ?? emoji, press }];
  });
}

export function handlesView(handles: readonly Handle[], entry: PaperEntry, view: View): Html {
  const buttons = handles.map(
    ({ emoji, words, press }) =>
      html`<button name="press" value="${press}" data-handle="${emoji}" title="${words}" aria-label="${words}: ${entry.title}">${emoji}</button>`,
  );
  return pressForm('handles', view, html`${buttons}`);
}
