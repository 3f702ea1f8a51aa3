import { type Block, footnote } from '../../../chat/api.ts';
import type { Composition, Part } from '../compose.ts';

const CARDS = 5;

/** What would be posted as one message, for one person to look at: the first messages under each other, and how they will stand. */
export function inOneMessage(parts: readonly Part[], { layout, shown }: Composition): readonly Part[] {
  const [first] = parts;
  if (first === undefined || layout === 'compact') return parts;
  const papers = parts.flatMap(({ message }) => message.blocks.filter(({ type }) => type === 'paper'));
  const note = layout === 'thread' ? IN_THREAD : EACH;
  const more = papers.length > CARDS ? [footnote(`and ${shown.length - CARDS} more`)] : [];
  const blocks: readonly Block[] = [
    ...first.message.blocks,
    ...papers.slice(0, CARDS),
    ...more,
    ...endOf(parts),
    footnote(note),
  ];
  return [{ ...first, message: { ...first.message, blocks } }];
}

const EACH = 'Each paper gets a message of its own.';
const IN_THREAD = 'Each paper gets a message of its own in the thread under the first.';

/** What the last message says after its paper and the paper's own buttons. */
function endOf(parts: readonly Part[]): readonly Block[] {
  return parts.at(-1)?.message.blocks.slice(2) ?? [];
}
