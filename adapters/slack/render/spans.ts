import type { types } from '@slack/bolt';
import { clean, type Span, timeWords, urlOf } from '../../../src/chat/api.ts';
import { LIMITS } from '../limits.ts';
import { cut } from './cut.ts';

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Rich text has no markup to escape: a title stays a title, whatever it holds. */
export function richElements(spans: readonly Span[], style?: Style): types.RichTextElement[] {
  return spans.flatMap((span) => element(span, style));
}

function element(span: Span, style?: Style): types.RichTextElement[] {
  switch (span.type) {
    case 'plain':
      return piece(span.text, style);
    case 'strong':
      return piece(span.text, { ...style, bold: true });
    case 'time':
      return [timeElement(span)];
    case 'link': {
      const url = urlOf(span.to);
      const text = cut(clean(span.text), LIMITS.richText);
      return url && text.trim() ? [{ type: 'link', url, text, ...(style && { style }) }] : piece(text, style);
    }
  }
}

function piece(text: string, style?: Style): types.RichTextElement[] {
  const shown = cut(clean(text), LIMITS.richText);
  return shown === '' ? [] : [{ type: 'text', text: shown, ...(style && { style }) }];
}

/** Slack shows a date in the reader's own zone; the words are for screens that cannot. */
function timeElement(span: Extract<Span, { type: 'time' }>): types.RichTextElement {
  const clock = '{date_short_pretty} {time}';
  const formats = { date: '{date_short_pretty}', datetime: clock, clock, relative: '{ago}' };
  return {
    type: 'date',
    timestamp: Math.floor(span.at / 1000),
    format: formats[span.style],
    fallback: timeWords(span),
  };
}
