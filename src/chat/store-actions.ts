import type { ActionStore } from './action-store.ts';
import type { ActionRef, Block, Button, Message, Select } from './message.ts';

/** The message with every action stored and its id filled in: what a platform gets. */
export async function storeActions(actions: Pick<ActionStore, 'put'>, message: Message): Promise<Message> {
  const refs = message.blocks.flatMap(pressables).map(({ action }) => action);
  if (refs.length === 0) return message;
  const ids = await actions.put(refs);
  const idOf = new Map(refs.map((ref, i) => [ref, ids[i] ?? '']));
  return { ...message, blocks: message.blocks.map((block) => withIds(block, idOf)) };
}

function pressables(block: Block): readonly (Button | Select)[] {
  if (block.type === 'actions') return block.items;
  return block.type === 'paper' ? (block.entry.handles ?? []) : [];
}

function withIds(block: Block, idOf: ReadonlyMap<ActionRef, string>): Block {
  const withId = <T extends Button | Select>(item: T): T => ({
    ...item,
    action: { ...item.action, id: idOf.get(item.action) ?? '' },
  });
  if (block.type === 'actions') return { ...block, items: block.items.map(withId) };
  if (block.type !== 'paper' || !block.entry.handles) return block;
  return { ...block, entry: { ...block.entry, handles: block.entry.handles.map(withId) } };
}
