import { plain, type Span, strong, urlOf } from '../../../src/chat/api.ts';
import { clean, cleanLine } from '../../../src/chat/clean-text.ts';
import { escapeLinkText, escapeMarkdown, escapeUrl } from './escape.ts';
import { shorten } from './shorten.ts';
import { prefixed, type Sized } from './sized.ts';

/** Spans as Discord's markdown in at most `max` characters: whole spans while they fit, the last one cut between graphemes. */
export function spansToMarkdown(spans: readonly Span[], max: number): string {
  let out = '';
  for (const span of tidy(spans)) {
    const piece = spanToMarkdown(span, max - out.length);
    out += piece.markdown;
    if (piece.cut) break;
  }
  return out;
}

interface Rendered {
  readonly markdown: string;
  readonly cut: boolean;
}

function spanToMarkdown(span: Span, max: number): Rendered {
  switch (span.type) {
    case 'plain':
      return cutTo(span.text, max, escapeMarkdown);
    case 'strong':
      return strongText(span.text, max);
    case 'time':
      return whole(timestamp(span), max);
    case 'link':
      return link(span, max);
  }
}

function cutTo(text: string, max: number, form: (cut: string) => string): Rendered {
  const markdown = shorten(text, max, form);
  return { markdown, cut: markdown !== form(text) };
}

function whole(markdown: string, max: number): Rendered {
  return markdown.length <= max ? { markdown, cut: false } : { markdown: max > 0 ? '…' : '', cut: true };
}

/** Two stars must touch the words they make strong; white space at the ends moves out. */
function strongText(text: string, max: number): Rendered {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '' || max < 6) return cutTo(text, max, escapeMarkdown);
  const inner = cutTo(words, max - 4 - before.length - after.length, escapeMarkdown);
  if (inner.markdown === '') return { markdown: '', cut: true };
  return { markdown: `${before}**${inner.markdown}**${after}`, cut: inner.cut };
}

/** Each reader sees it in their own zone. https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
function timestamp(span: Extract<Span, { type: 'time' }>): string {
  const styles = { date: ['D'], datetime: ['f', 'R'], clock: ['f'], relative: ['R'] }[span.style];
  const seconds = Math.floor(span.at / 1000);
  return Number.isSafeInteger(seconds) ? styles.map((style) => `<t:${seconds}:${style}>`).join(', ') : '';
}

function link(span: Extract<Span, { type: 'link' }>, max: number): Rendered {
  const url = escapeUrl(urlOf(span.to) ?? '');
  const around = url.length + '[]()'.length;
  if (max < around + 2) return cutTo(span.text, max, escapeMarkdown);
  const inner = cutTo(span.text, max - around, escapeLinkText);
  return { markdown: `[${inner.markdown}](${url})`, cut: inner.cut };
}

/** Cleaned, without what shows nothing; neighbours of one kind become one, since `**a****b**` would not be strong. */
function tidy(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans.map(cleaned)) {
    const last = out.at(-1);
    if ('text' in span && span.text === '') continue;
    if (span.type === 'plain' && last?.type === 'plain') out[out.length - 1] = plain(last.text + span.text);
    else if (span.type === 'strong' && last?.type === 'strong')
      out[out.length - 1] = strong(last.text + span.text);
    else out.push(span);
  }
  return out;
}

/** A link that leads nowhere is text. */
function cleaned(span: Span): Span {
  if (span.type === 'time') return span;
  if (span.type === 'link') {
    const text = cleanLine(span.text);
    return urlOf(span.to) === undefined ? plain(text) : { ...span, text };
  }
  return { ...span, text: clean(span.text) };
}

/** Small and grey: the mark holds for one line, so there is one. */
export function smallPrint(spans: readonly Span[]): Sized {
  const flat = spans.map((span) =>
    'text' in span ? { ...span, text: clean(span.text).replace(/\s*\n\s*/g, ' ') } : span,
  );
  return prefixed('-# ', (max) => spansToMarkdown(flat, max).trim());
}
