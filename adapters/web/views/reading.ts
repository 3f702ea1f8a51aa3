import type { Block, Message } from '../../../src/chat/message.ts';
import { blockView } from './blocks.ts';
import { handlesOf } from './handles.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** A command's answer laid out as a page to read: what is said first, the papers, then what leads on. */
export function readingView(message: Message, view: View): Html {
  const { of, blocks } = handlesOf(message);
  const first = blocks.findIndex((block) => block.type === 'paper');
  const cut = first < 0 ? blocks.length : first;
  const show = (some: readonly Block[]) => some.map((block) => blockView(block, of, view));
  return html`<div class="lede">${show(blocks.slice(0, cut))}</div>
<div class="papers" id="papers" data-live>${show(blocks.slice(cut))}</div>`;
}
