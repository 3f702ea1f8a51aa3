import type { ActionStore } from './action-store.ts';
import type { ActionRef, Block, Button, Message, Select } from './message.ts';

/** The message with every action stored and its id filled in: what a platform gets. */
export async function storeActions(actions: Pick<ActionStore, 'put'>, message: Message): Promise<Message> {
  const refs = message.blocks.flatMap((block) =>
    block.type === 'actions' ? block.items.map(({ action }) => action) : [],
  );
  if (refs.length === 0) return message;
  const ids = await actions.put(refs);
  const idOf = new Map(refs.map((ref, i) => [ref, ids[i] ?? '']));
  return { ...message, blocks: message.blocks.map((block) => withIds(block, idOf)) };
}

function withIds(block: Block, idOf: ReadonlyMap<ActionRef, string>): Block {
  if (block.type !== 'actions') return block;
  const withId = <T extends Button | Select>(item: T): T => ({
    ...item,
    action: { ...item.action, id: idOf.get(item.action) ?? '' },
  });
  return { ...block, items: block.items.map(withId) };
}
