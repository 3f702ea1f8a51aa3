import type { Message } from '../../../src/chat/message.ts';
import { readingAddress } from '../ask.ts';
import { type Html, html } from './html.ts';
import { readingView } from './reading.ts';
import type { View } from './view.ts';

/** What a search found, in the manner of a day. */
export function searchView(message: Message, view: View): Html {
  return html`<header class="masthead"><p class="kicker">Search</p><h1 dir="auto">${message.title}</h1></header>
${readingView(message, { ...view, addressOf: readingAddress })}`;
}
