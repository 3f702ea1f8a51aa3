import type { ActionRef, ActionStore, Block, Message } from '../chat/api.ts';

/** A message whose buttons and selects are stored and carry their ids: what a platform gets. */
export async function storeActions(actions: Pick<ActionStore, 'put'>, message: Message): Promise<Message> {
  const refs = message.blocks.flatMap((block) =>
    block.type === 'actions' ? block.items.map(({ action }) => action) : [],
  );
  if (refs.length === 0) return message;
  const ids = await actions.put(refs);
  const idOf = new Map<ActionRef, string>(refs.map((ref, i) => [ref, ids[i] ?? '']));
  return { ...message, blocks: message.blocks.map((block) => withIds(block, idOf)) };
}

function withIds(block: Block, idOf: ReadonlyMap<ActionRef, string>): Block {
  if (block.type !== 'actions') return block;
  const items = block.items.map((item) => ({
    ...item,
    action: { ...item.action, id: idOf.get(item.action) ?? '' },
  }));
  return { ...block, items };
}
