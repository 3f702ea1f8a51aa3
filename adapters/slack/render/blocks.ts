import type { types } from '@slack/bolt';
import {
  type Block,
  clean,
  cleanLine,
  type FieldsBlock,
  type FileBlock,
  type ImageBlock,
  type PaperBlock,
  paperLines,
  plain,
  type Span,
  spansText,
} from '../../../src/chat/api.ts';
import { LIMITS } from '../limits.ts';
import { cut } from './cut.ts';
import { richElements } from './spans.ts';

/** Pictures that Slack holds, by the block that shows each. */
export type FileIds = ReadonlyMap<ImageBlock, string>;

/** How many characters of each text of a paper fit. */
export interface Room {
  readonly excerpt: number;
  readonly title: number;
  readonly line: number;
}

/** One block of ours as Slack's. Actions are numbered over the message, so they are made there. */
export function blocksOf(
  block: Exclude<Block, { type: 'actions' }>,
  room: Room,
  files: FileIds,
): types.KnownBlock[] {
  switch (block.type) {
    case 'text':
      return rich([richElements(block.spans)]);
    case 'paper':
      return paper(block, room);
    case 'fields':
      return fields(block);
    case 'image':
      return picture(block, files.get(block));
    case 'file':
      return file(block);
    case 'footnote':
      return smallPrint(spansText(block.spans));
  }
}

/** A picture that Slack does not hold is told in words. */
function picture({ alt }: ImageBlock, id: string | undefined): types.KnownBlock[] {
  if (id === undefined) return smallPrint(`Picture: ${alt}`);
  const words = cut(cleanLine(alt), LIMITS.altText) || 'Picture';
  return [{ type: 'image', slack_file: { id }, alt_text: words }];
}

export function header(title: string): types.HeaderBlock[] {
  const text = cut(cleanLine(title), LIMITS.header);
  return text === '' ? [] : [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
}

/** Small and grey. Plain text: nothing in it is a link, so addresses of links stand in it as words. */
export function smallPrint(words: string): types.ContextBlock[] {
  const text = cut(clean(words).trim(), LIMITS.contextText);
  return text === '' ? [] : [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}

/** Lines under each other in one block; blank ones are left out. */
function rich(lines: readonly types.RichTextElement[][]): types.RichTextBlock[] {
  const elements = lines
    .filter((line) => line.some((piece) => !('text' in piece) || piece.text?.trim()))
    .flatMap((line, i) => (i === 0 ? line : [newLine(), ...line]));
  return elements.length === 0
    ? []
    : [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

function newLine(): types.RichTextElement {
  return { type: 'text', text: '\n' };
}

function paper({ entry }: PaperBlock, room: Room): types.RichTextBlock[] {
  const { title, link, number, byline, excerpt = [], reason = [] } = paperLines(entry);
  const shown = cut(cleanLine(title), room.title) || 'Untitled paper';
  const name: Span = link ? { type: 'link', text: shown, to: link } : plain(shown);
  const words = room.excerpt > 0 ? cutSpans(excerpt, room.excerpt) : [];
  return rich([
    [
      ...richElements([plain(number === undefined ? '' : `${number}  `)]),
      ...richElements([name], { bold: true }),
    ],
    richElements(shortened(byline, room.line)),
    richElements(words),
    richElements(shortened(reason, room.line), { italic: true }),
  ]);
}

/** As much of the text as there is room for. */
function cutSpans(spans: readonly Span[], limit: number): readonly Span[] {
  let left = limit;
  return spans.flatMap((span): Span[] => {
    const text = spansText([span]);
    const shown = left > 0 ? cut(text, left) : '';
    left -= text.length;
    if (shown === '') return [];
    return shown === text ? [span] : [{ type: span.type === 'strong' ? 'strong' : 'plain', text: shown }];
  });
}

function shortened(spans: readonly Span[], limit: number): readonly Span[] {
  return spans.map((span) => (span.type === 'plain' ? plain(cut(span.text, limit)) : span));
}

function fields({ fields: all }: FieldsBlock): types.RichTextBlock[] {
  return rich(
    all.map(({ label, value }) => richElements([{ type: 'strong', text: label }, plain('  '), ...value])),
  );
}

function file({ name, content }: FileBlock): types.RichTextBlock[] {
  const text = cut(clean(content), LIMITS.richText) || ' ';
  const [title] = rich([richElements([{ type: 'strong', text: name }])]);
  const preformatted: types.RichTextBlock['elements'] = [
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] },
  ];
  return [{ type: 'rich_text', elements: [...(title?.elements ?? []), ...preformatted] }];
}
