import { urlOf } from '../../../src/chat/links.ts';
import type { Span } from '../../../src/chat/message.ts';
import { timeWords } from '../../../src/chat/time-words.ts';
import { type Html, html, join } from './html.ts';
import type { View } from './view.ts';

/** Spans in a line. Text stays text; a link leads only where its checked id leads. */
export function spansView(spans: readonly Span[], view: View): Html {
  return join(spans.map((span) => spanView(span, view)));
}

function spanView(span: Span, view: View): Html {
  switch (span.type) {
    case 'plain':
      return html`${span.text}`;
    case 'strong':
      return html`<strong>${span.text}</strong>`;
    case 'time':
      return timeView(span, view);
    case 'link':
      return linkView(span.text, urlOf(span.to));
  }
}

/** A link that tells its host nothing about this page; text alone when there is nowhere to go. */
export function linkView(text: string, url: string | undefined): Html {
  return url === undefined
    ? html`${text}`
    : html`<a href="${url}" rel="noopener noreferrer" dir="auto">${text}</a>`;
}

function timeView(span: Extract<Span, { type: 'time' }>, view: View): Html {
  const zoned = { ...span, zone: view.visitor.zone ?? span.zone };
  return html`<time datetime="${new Date(span.at).toISOString()}">${timeWords(zoned, view.now)}</time>`;
}
