import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { ActionRef, ActionsBlock, Button, Select } from '../../../src/chat/api.ts';
import { cleanLine } from '../../../src/chat/clean-text.ts';
import { actionCustomId, deadCustomId } from '../custom-id.ts';
import { LIMITS } from '../limits.ts';
import { componentEmoji } from './emoji.ts';
import { shorten } from './shorten.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Whether a command's first answer may be a form, by its name. */
export type OpensForm = (run: string) => boolean;

const STYLE = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

/** Rows of at most five buttons; a select has a row to itself. `from` is the number of components before these. */
export function rowsOf(block: ActionsBlock, from: number, opensForm: OpensForm): readonly Row[] {
  const rows: APIComponentInMessageActionRow[][] = [];
  let open: APIComponentInMessageActionRow[] | undefined;
  for (const [index, item] of block.items.entries()) {
    const component =
      item.type === 'button' ? button(item, from + index, opensForm) : select(item, from + index, opensForm);
    if (component === undefined) continue;
    const joins = item.type === 'button' && open && open.length < LIMITS.buttonsInRow;
    if (joins) open?.push(component);
    else rows.push([component]);
    open = item.type === 'button' ? rows.at(-1) : undefined;
  }
  return rows.map((components) => ({ type: ComponentType.ActionRow, components }));
}

function button(item: Button, index: number, opensForm: OpensForm): APIButtonComponentWithCustomId {
  const emoji = item.emoji === undefined ? undefined : componentEmoji(item.emoji);
  const label = shorten(cleanLine(item.label), LIMITS.buttonLabel);
  const dead = item.disabled || item.action.id === undefined;
  return {
    type: ComponentType.Button,
    style: STYLE[item.style],
    custom_id: customId(item.action, index, opensForm),
    ...(label !== '' ? { label } : emoji ? {} : { label: '…' }),
    ...(emoji ? { emoji } : {}),
    ...(dead ? { disabled: true } : {}),
  };
}

function select(item: Select, index: number, opensForm: OpensForm): APIStringSelectComponent | undefined {
  const options = optionsOf(item);
  if (options.length === 0) return undefined;
  const placeholder = shorten(cleanLine(item.placeholder), LIMITS.selectPlaceholder);
  return {
    type: ComponentType.StringSelect,
    custom_id: customId(item.action, index, opensForm),
    options,
    ...(placeholder === '' ? {} : { placeholder }),
    ...(item.action.id === undefined ? { disabled: true } : {}),
  };
}

/** A value too long to come back whole is left out: cut, it would choose something else. */
function optionsOf(item: Select): APIStringSelectComponent['options'] {
  const seen = new Set<string>();
  const usable = item.options.filter(({ value }) => {
    const fits = value.length > 0 && value.length <= LIMITS.selectText && !seen.has(value);
    seen.add(value);
    return fits && value.isWellFormed();
  });
  return usable.slice(0, LIMITS.selectOptions).map(({ label, description, value }) => {
    const small = shorten(cleanLine(description ?? ''), LIMITS.selectText);
    const shown = shorten(cleanLine(label), LIMITS.selectText) || '…';
    return { label: shown, value, ...(small === '' ? {} : { description: small }) };
  });
}

function customId(action: ActionRef, index: number, opensForm: OpensForm): string {
  if (action.id === undefined) return deadCustomId(index);
  return actionCustomId(action.id, index, opensForm(action.run) ? 'form' : action.placement);
}
