import type { types } from '@slack/bolt';
import { type ActionsBlock, type Button, cleanLine, type Select } from '../../../src/chat/api.ts';
import { LIMITS } from '../limits.ts';
import { cut } from './cut.ts';
import { customName } from './emoji.ts';

/** What stands in an `action_id`: a stored action's id, and its place in the message, since it may stand there twice. */
const ACTION_ID = /^a:([a-z0-9]{1,40}):\d+$/;

/** The stored action that a button or select of ours names; undefined for any other. */
export function readActionId(actionId: string): string | undefined {
  return ACTION_ID.exec(actionId)?.[1];
}

/** Buttons and selects, 25 to a block; `from` numbers them over the whole message; `hint` is the room for the words beside a choice. What is disabled or was never stored is left out: Slack cannot show it switched off. */
export function actionsBlocks({ items }: ActionsBlock, from: number, hint: number): types.ActionsBlock[] {
  const elements = items.flatMap((item, i): types.ActionsBlockElement[] => {
    const id = item.action.id && `a:${item.action.id}:${from + i}`;
    if (!id) return [];
    return item.type === 'button' ? button(item, id) : select(item, id, hint);
  });
  const blocks: types.ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += LIMITS.actions) {
    blocks.push({ type: 'actions', elements: elements.slice(at, at + LIMITS.actions) });
  }
  return blocks;
}

function button({ label, emoji, style, disabled }: Button, action_id: string): types.Button[] {
  if (disabled) return [];
  const custom = emoji && customName(emoji);
  const shown = custom ? `:${custom}:` : emoji;
  const text = cut([shown, cleanLine(label)].filter(Boolean).join(' ') || '…', LIMITS.buttonText);
  return [
    {
      type: 'button',
      action_id,
      text: { type: 'plain_text', text, emoji: Boolean(custom) },
      ...(style !== 'plain' && { style }),
    },
  ];
}

function select({ placeholder, options }: Select, action_id: string, hint: number): types.StaticSelect[] {
  const usable = usableOptions(options).slice(0, LIMITS.selectOptions);
  if (usable.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id,
      placeholder: plainText(placeholder, LIMITS.placeholder),
      options: usable.map(({ label, description, value }) => ({
        text: plainText(label, LIMITS.optionText),
        value,
        ...(description && hint > 0 && { description: plainText(description, hint) }),
      })),
    },
  ];
}

/** A value too long to come back whole is left out: cut, it would choose something else. */
function usableOptions(options: Select['options']): Select['options'] {
  const seen = new Set<string>();
  return options.filter(({ value }) => {
    const fits = value.length > 0 && value.length <= LIMITS.optionValue && !seen.has(value);
    seen.add(value);
    return fits && value.isWellFormed();
  });
}

function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(cleanLine(text), limit) || '…', emoji: false };
}
