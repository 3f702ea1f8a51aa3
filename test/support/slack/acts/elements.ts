import { type Obj, obj, objs, str } from '../json.ts';

/** An element a person can use, with the block it stands in. */
export interface Found {
  blockId: string;
  element: Obj;
}

/** All interactive elements of a list of blocks. */
export function elementsOf(blocks: unknown): Found[] {
  return objs(blocks).flatMap((block) => {
    const inside = [...objs(block.elements), block.accessory, block.element].filter(
      (one) => str(obj(one).action_id) !== '',
    );
    return inside.map((element) => ({ blockId: str(block.block_id), element: obj(element) }));
  });
}

/** The element with this action_id; a missing one is a fault of the test or of the bot. */
export function findElement(blocks: unknown, actionId: string): Found {
  const all = elementsOf(blocks);
  const found = all.find((one) => one.element.action_id === actionId);
  if (found !== undefined) return found;
  const there = all.map((one) => str(one.element.action_id)).join(', ');
  throw new Error(`No element with action_id "${actionId}" here; there are: ${there || 'none'}`);
}

const optionsOf = (element: Obj): Obj[] => [
  ...objs(element.options),
  ...objs(element.option_groups).flatMap((group) => objs(group.options)),
];

/** The option with this value, which must be on offer (external selects: whatever was offered). */
function option(element: Obj, value: string): Obj {
  const found = optionsOf(element).find((one) => one.value === value);
  if (found !== undefined) return { text: found.text, value };
  if (str(element.type).includes('external')) return { text: { type: 'plain_text', text: value }, value };
  throw new Error(`The option "${value}" is not on offer`);
}

/** How Slack tells a chosen value, by type of element. */
export function chosen(element: Obj, value: string | readonly string[]): Obj {
  const type = str(element.type);
  const values = typeof value === 'string' ? [value] : [...value];
  const first = values[0] ?? '';
  if (/^multi_.*(static|external)_select$/.test(type) || type === 'checkboxes') {
    return { type, selected_options: values.map((one) => option(element, one)) };
  }
  if (/(static|external)_select$/.test(type) || type === 'radio_buttons' || type === 'overflow') {
    return { type, selected_option: option(element, first) };
  }
  if (type === 'users_select') return { type, selected_user: first };
  if (type === 'channels_select') return { type, selected_channel: first };
  if (type === 'conversations_select') return { type, selected_conversation: first };
  if (type === 'multi_users_select') return { type, selected_users: values };
  if (type === 'multi_channels_select') return { type, selected_channels: values };
  if (type === 'multi_conversations_select') return { type, selected_conversations: values };
  if (type === 'datepicker') return { type, selected_date: first };
  if (type === 'timepicker') return { type, selected_time: first };
  if (type === 'file_input') throw new Error('A file field takes a file');
  return { type, value: first };
}

/** What stands in a field nobody has touched. */
function initial(element: Obj): Obj {
  const type = str(element.type);
  if (element.initial_option !== undefined) return { type, selected_option: element.initial_option };
  if (element.initial_options !== undefined) return { type, selected_options: element.initial_options };
  if (element.initial_value !== undefined) return { type, value: element.initial_value };
  if (element.initial_date !== undefined) return { type, selected_date: element.initial_date };
  if (element.initial_time !== undefined) return { type, selected_time: element.initial_time };
  if (element.initial_conversation !== undefined)
    return { type, selected_conversation: element.initial_conversation };
  if (element.initial_channel !== undefined) return { type, selected_channel: element.initial_channel };
  if (element.initial_user !== undefined) return { type, selected_user: element.initial_user };
  if (type === 'file_input') return { type, files: [] };
  if (type === 'checkboxes' || /^multi_(static|external)/.test(type)) return { type, selected_options: [] };
  if (type.endsWith('_select') || type === 'radio_buttons') return { type, selected_option: null };
  return { type, value: null };
}

/** A file a person gives in a form. */
export interface GivenFile {
  name: string;
  text: string;
}

export type FormValues = Readonly<Record<string, string | readonly string[] | GivenFile>>;

function filled(element: Obj, given: FormValues[string], keep: (file: GivenFile) => Obj): Obj {
  if (typeof given !== 'object' || !('text' in given)) return chosen(element, given);
  if (element.type !== 'file_input') throw new Error('A file fits no other field');
  return { type: element.type, files: [keep(given)] };
}

/**
 * `view.state.values` for a filled form. Values go by action_id or block_id. A required field left
 * empty is refused by the client before anything is sent, so it is an error here too.
 */
export function formState(blocks: unknown, values: FormValues, keep: (file: GivenFile) => Obj): Obj {
  const state: Record<string, Obj> = {};
  for (const { blockId, element } of elementsOf(blocks)) {
    if (element.type === 'button') continue;
    const given = values[str(element.action_id)] ?? values[blockId];
    const now = given === undefined ? initial(element) : filled(element, given, keep);
    const block = objs(blocks).find((one) => one.block_id === blockId);
    const empty = Object.values(now).every(
      (v) => v === now.type || v === null || v === '' || (Array.isArray(v) && v.length === 0),
    );
    if (block?.type === 'input' && block.optional !== true && empty) {
      throw new Error(
        `The form asks for "${blockId}" (${str(element.action_id)}) and will not send without it`,
      );
    }
    state[blockId] = { ...state[blockId], [str(element.action_id)]: now };
  }
  return state;
}
