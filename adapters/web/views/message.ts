import type { Message } from '../../../src/chat/message.ts';
import { blockView } from './blocks.ts';
import { handlesOf } from './handles.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** A message as it stands in the conversation, with what people put under it: right below the paper of a card. */
export function messageView(message: Message, view: View, reactions?: Html): Html {
  const { of, blocks } = handlesOf(message);
  const isCard = message.blocks[0]?.type === 'paper' && message.blocks[0].entry.form === 'card';
  const shown = blocks.map((block) => blockView(block, of, view));
  const after = isCard ? 1 : shown.length;
  return html`${titleView(message.title, isCard)}${shown.slice(0, after)}${reactions}${shown.slice(after)}`;
}

/** Above a card, whose heading is the paper, it is small. */
function titleView(title: string, isCard: boolean): Html | undefined {
  if (title === '') return undefined;
  return html`<h2 class="title${isCard ? ' small' : ''}" dir="auto">${title}</h2>`;
}
