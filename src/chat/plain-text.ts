import { urlOf } from './links.ts';
import type { ActionsBlock, Block, FieldsBlock, Message, PaperBlock, Span } from './message.ts';
import { paperLines } from './paper-lines.ts';
import { timeWords } from './time-words.ts';

/** A message in plain words, for notifications, e-mail and screens that show nothing else; `now` adds distances to times. */
export function plainText(message: Message, now?: number): string {
  const parts = [message.title, ...message.blocks.map((block) => blockText(block, now))];
  return parts.filter(Boolean).join('\n');
}

/** Spans in plain words, links with their address. */
export function spansText(spans: readonly Span[], now?: number): string {
  return spans.map((span) => spanText(span, now)).join('');
}

function blockText(block: Block, now?: number): string {
  switch (block.type) {
    case 'text':
    case 'footnote':
      return spansText(block.spans, now);
    case 'paper':
      return paperText(block, now);
    case 'fields':
      return fieldsText(block, now);
    case 'actions':
      return actionsText(block);
    case 'image':
      return `(picture: ${block.alt})`;
    case 'file':
      return `(file: ${block.name})`;
  }
}

function spanText(span: Span, now?: number): string {
  switch (span.type) {
    case 'plain':
    case 'strong':
      return span.text;
    case 'time':
      return timeWords(span, now);
    case 'link': {
      const url = urlOf(span.to);
      return url ? `${span.text} (${url})` : span.text;
    }
  }
}

function paperText({ entry }: PaperBlock, now?: number): string {
  const { title, link, number, byline, excerpt = [], reason = [] } = paperLines(entry);
  const head = number === undefined ? title : `${number}  ${title}`;
  const url = link && urlOf(link);
  const rest = [byline, excerpt, reason].map((spans) => spansText(spans, now));
  return [url ? `${head} (${url})` : head, ...rest].filter(Boolean).join('\n   ');
}

function fieldsText({ fields }: FieldsBlock, now?: number): string {
  return fields.map(({ label, value }) => `${label}: ${spansText(value, now)}`).join('\n');
}

/** A select says what can be chosen; without it, a person reading plain text would not know that there is one. */
function actionsText({ items }: ActionsBlock): string {
  return items
    .map((item) => {
      if (item.type === 'button') return `[ ${[item.emoji, item.label].filter(Boolean).join(' ')} ]`;
      return `[ ${item.placeholder}: ${item.options.map(({ label }) => label).join(' | ')} ]`;
    })
    .join(' ');
}
