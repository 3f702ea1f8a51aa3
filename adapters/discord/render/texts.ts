import type { Block, FieldsBlock, PaperEntry, Span } from '../../../src/chat/api.ts';
import { paperLines } from '../../../src/chat/paper-lines.ts';
import { cleanLine } from './clean.ts';
import { escapeMarkdown } from './escape.ts';
import { shorten } from './shorten.ts';
import { spansToMarkdown } from './spans.ts';

/** Some text that can be had in fewer characters: '' when it has nothing to show. */
export type Sized = (max: number) => string;

/** A message's title. */
export function titleText(title: string): Sized {
  const line = cleanLine(title);
  return (max) => (line === '' ? '' : prefixed('### ', max, (left) => shorten(line, left, escapeMarkdown)));
}

/** Small and grey; each line is marked anew. */
export function footnoteText(spans: readonly Span[]): Sized {
  return (max) => smallPrint(spans, max);
}

export function spansText(spans: readonly Span[]): Sized {
  return (max) => spansToMarkdown(spans, max).trim();
}

/** One field a line, its label strong. */
export function fieldsText(block: FieldsBlock): Sized {
  const lines = block.fields.map(({ label, value }): readonly Span[] => [
    { type: 'strong', text: cleanLine(label) },
    { type: 'plain', text: '  ' },
    ...value,
  ]);
  return (max) => stacked(lines.map((line) => spansText(line)))(max);
}

/** A paper in a list gives up its reason last; a card has a heading and room for the excerpt. */
export function paperText(entry: PaperEntry): Sized {
  const lines = paperLines(entry);
  const heading: Span = lines.link
    ? { type: 'link', text: lines.title, to: lines.link }
    : { type: 'strong', text: lines.title };
  const number = lines.number === undefined ? '' : `**${lines.number}**  `;
  const lead = entry.form === 'card' ? '### ' : number;
  const reason = lines.reason;
  return stacked([
    (max) => prefixed(lead, max, (left) => spansToMarkdown([heading], left)),
    spansText(lines.byline),
    ...(lines.excerpt ? [spansText(lines.excerpt)] : []),
    ...(reason ? [(max: number) => smallPrint(reason, max)] : []),
  ]);
}

/** The text of a block, or undefined for blocks that are no text. */
export function blockText(block: Block): Sized | undefined {
  switch (block.type) {
    case 'text':
      return spansText(block.spans);
    case 'paper':
      return paperText(block.entry);
    case 'fields':
      return fieldsText(block);
    case 'footnote':
      return footnoteText(block.spans);
    case 'actions':
    case 'image':
    case 'file':
      return undefined;
  }
}

/** Several texts under each other, each with a fair share of the room. */
export function stacked(parts: readonly Sized[], between = '\n'): Sized {
  return (max) => {
    const wanted = parts.map((part) => ({ part, length: part(Number.POSITIVE_INFINITY).length }));
    const shown = wanted.filter(({ length }) => length > 0);
    const room = max - between.length * Math.max(shown.length - 1, 0);
    const share = fairShare(
      shown.map(({ length }) => length),
      room,
    );
    const texts = shown.map(({ part, length }) => part(Math.min(length, share)));
    return texts.filter(Boolean).join(between);
  };
}

/** The most each may take so that all together fit: short ones leave their rest to long ones. */
export function fairShare(lengths: readonly number[], room: number): number {
  let left = Math.max(room, 0);
  const rising = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of rising.entries()) {
    const share = Math.floor(left / (rising.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function prefixed(prefix: string, max: number, rest: Sized): string {
  const text = rest(max - prefix.length);
  return text === '' ? '' : prefix + text;
}

function smallPrint(spans: readonly Span[], max: number): string {
  const flat = spans.map((span) =>
    'text' in span ? { ...span, text: span.text.replace(/\s*\n\s*/g, ' ') } : span,
  );
  return prefixed('-# ', max, (left) => spansToMarkdown(flat, left).trim());
}
