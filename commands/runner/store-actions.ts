import type { ActionRef, ActionStore, Block, Button, Form, Message, Select } from '../../src/chat/api.ts';

/** The message with every action stored and its id filled in. */
export async function storeMessageActions(actions: ActionStore, message: Message): Promise<Message> {
  const refs = message.blocks.flatMap(pressables);
  if (refs.length === 0) return message;
  const ids = (await actions.put(refs.map(({ action }) => action))).values();
  const withId = <T extends Button | Select>(item: T): T => ({
    ...item,
    action: idOf(item.action, ids.next().value),
  });
  const blocks = message.blocks.map((block): Block => {
    if (block.type === 'actions') return { ...block, items: block.items.map(withId) };
    if (block.type !== 'paper' || !block.entry.handles) return block;
    return { ...block, entry: { ...block.entry, handles: block.entry.handles.map(withId) } };
  });
  return { ...message, blocks };
}

/** In the order in which their ids are filled in. */
function pressables(block: Block): readonly (Button | Select)[] {
  if (block.type === 'actions') return block.items;
  return block.type === 'paper' ? (block.entry.handles ?? []) : [];
}

/** The form with its submit action stored and its id filled in. */
export async function storeFormAction(actions: ActionStore, form: Form): Promise<Form> {
  const [id] = await actions.put([form.submit]);
  return { ...form, submit: idOf(form.submit, id) };
}

function idOf(action: ActionRef, id: string | undefined): ActionRef {
  return id === undefined ? action : { ...action, id };
}
