import type { Message } from '../../../src/chat/message.ts';
import { blockView } from './blocks.ts';
import { handlesOf } from './handles.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** A message as it stands in the conversation. */
export function messageView(message: Message, view: View): Html {
  const { of, blocks } = handlesOf(message);
  const title = message.title === '' ? undefined : html`<h2 class="title" dir="auto">${message.title}</h2>`;
  return html`${title}${blocks.map((block) => blockView(block, of, view))}`;
}
