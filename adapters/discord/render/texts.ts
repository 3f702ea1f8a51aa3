import type { Block, FieldsBlock, Message, Span } from '../../../src/chat/api.ts';
import { cleanLine } from '../../../src/chat/clean-text.ts';
import { escapeMarkdown } from './escape.ts';
import { paperText } from './paper-text.ts';
import { shorten } from './shorten.ts';
import { prefixed, type Sized, stacked } from './sized.ts';
import { smallPrint, spansToMarkdown } from './spans.ts';

/** A message's title; above a card, whose heading is the paper, it is small. */
export function titleText({ title, blocks: [first] }: Message): Sized {
  const line = cleanLine(title);
  const isCard = first?.type === 'paper' && first.entry.form === 'card';
  return prefixed(isCard ? '-# ' : '### ', (max) => shorten(line, max, escapeMarkdown));
}

/** The text of a block, or undefined for blocks that are no text. */
export function blockText(block: Block): Sized | undefined {
  switch (block.type) {
    case 'text':
      return (max) => spansToMarkdown(block.spans, max).trim();
    case 'paper':
      return paperText(block.entry);
    case 'fields':
      return stacked(fieldLines(block));
    case 'footnote':
      return smallPrint(block.spans);
    case 'actions':
    case 'image':
    case 'file':
      return undefined;
  }
}

/** One field a line, its label strong. */
function fieldLines({ fields }: FieldsBlock): readonly Sized[] {
  return fields.map(({ label, value }) => {
    const line: readonly Span[] = [
      { type: 'strong', text: cleanLine(label) },
      { type: 'plain', text: '  ' },
      ...value,
    ];
    return (max) => spansToMarkdown(line, max).trim();
  });
}
