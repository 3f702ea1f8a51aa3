import type { ActionRef, ActionStore, Block, Button, Form, Message, Select } from '../../src/chat/api.ts';

/** The message with every action stored and its id filled in. */
export async function storeMessageActions(actions: ActionStore, message: Message): Promise<Message> {
  const refs = message.blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
  if (refs.length === 0) return message;
  const ids = (await actions.put(refs.map(({ action }) => action))).values();
  const withId = <T extends Button | Select>(item: T): T => ({
    ...item,
    action: idOf(item.action, ids.next().value),
  });
  const blocks = message.blocks.map(
    (block): Block => (block.type === 'actions' ? { ...block, items: block.items.map(withId) } : block),
  );
  return { ...message, blocks };
}

/** The form with its submit action stored and its id filled in. */
export async function storeFormAction(actions: ActionStore, form: Form): Promise<Form> {
  const [id] = await actions.put([form.submit]);
  return { ...form, submit: idOf(form.submit, id) };
}

function idOf(action: ActionRef, id: string | undefined): ActionRef {
  return id === undefined ? action : { ...action, id };
}
