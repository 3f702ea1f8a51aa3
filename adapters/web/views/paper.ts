import { urlOf } from '../../../src/chat/links.ts';
import type { PaperEntry } from '../../../src/chat/message.ts';
import { paperLines } from '../../../src/chat/paper-lines.ts';
import { type Handle, handlesView } from './handles.ts';
import { type Html, html } from './html.ts';
import { linkView, spansView } from './spans.ts';
import type { View } from './view.ts';

/** One paper: its title leads to it, and its handles vote, save or open it. */
export function paperView(entry: PaperEntry, handles: readonly Handle[], view: View): Html {
  const lines = paperLines(entry);
  const url = lines.link && urlOf(lines.link);
  return html`<article class="paper ${entry.form}" id="${paperAnchor(entry, view)}" tabindex="-1">
${lines.number === undefined ? undefined : html`<span class="number" aria-hidden="true">${lines.number}</span>`}
<h3 dir="auto">${linkView(lines.title, url)}</h3>
<p class="byline" dir="auto">${spansView(lines.byline, view)}</p>
${lines.excerpt ? html`<p class="excerpt" dir="auto">${spansView(lines.excerpt, view)}</p>` : undefined}
${lines.reason ? html`<p class="reason" dir="auto">${spansView(lines.reason, view)}</p>` : undefined}
${handles.length > 0 ? handlesView(handles, entry, view) : undefined}
</article>`;
}

/** The same paper may stand in several messages: the message tells them apart. */
function paperAnchor(entry: PaperEntry, view: View): string {
  return ['paper', view.messageId, entry.paperId].filter(Boolean).join('-');
}
