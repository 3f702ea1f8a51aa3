import type { Timeline } from '../timeline.ts';
import { entryView } from './entry.ts';
import { type Html, html } from './html.ts';
import { changeForm } from './press-form.ts';
import type { View } from './view.ts';

/** A conversation with its input. The newest stands at the bottom, by the input, with and without scripts. */
export function feedView(channel: 'page' | 'direct', timeline: Timeline, view: View, typed = ''): Html {
  const entries = timeline.entries.map((entry) => entryView(entry, view));
  const none = channel === 'page' ? emptyPage : emptyDirect;
  const earlier = timeline.earlier
    ? html`<p class="earlier"><a href="${view.back}?before=${timeline.earlier}">Earlier messages</a></p>`
    : undefined;
  return html`<div class="scroll"><div class="feed" id="feed" data-live role="log" aria-label="Messages">
${earlier}${entries.length > 0 ? entries : none}</div></div>
${sayView(view, typed)}`;
}

const emptyPage = html`<div class="empty"><p>This is a channel like any other. Type a command, for instance:</p>
<ul><li><code>/paper topic list</code> to see topics and join one</li>
<li><code>/paper search retrieval</code> to search the papers held</li>
<li><code>/paper help</code> for everything else</li></ul></div>`;

const emptyDirect = html`<div class="empty"><p>Nothing yet. Join a topic and its new papers come here, to you alone.</p></div>`;

function sayView(view: View, typed: string): Html {
  const inside = html`<label for="say" class="unseen">Type a command</label>
<input id="say" name="text" value="${typed}" placeholder="/paper …" autocomplete="off" autocapitalize="off" spellcheck="false"
 maxlength="6000" data-suggest="/complete" required dir="auto"><button class="primary">Send</button>`;
  return changeForm('/say', 'say', view, inside);
}
