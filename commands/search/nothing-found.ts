import { type Block, footnote, type Message, text } from '../../src/chat/api.ts';
import type { SearchAnswer } from '../../src/search/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count, quoted } from '../reply/words.ts';
import { likelyQuery } from './likely-query.ts';

/** Never an empty message: what finds something stands beside it as a button. */
export async function nothingFound(
  words: string,
  { indexing }: SearchAnswer,
  { services }: Invocation,
): Promise<Message> {
  const size = await services.index.size();
  const held = `None of the ${count(size, 'paper')} I hold has ${words.includes(' ') ? 'any of these words' : 'this word'}.`;
  const likely = await likelyQuery(words, services.index);
  const meant = likely && button(quoted(likely, 60), action('paper search', { query: likely }, 'replace'));
  const wayOut = meant ? 'Did you mean this?' : 'Try other words, or /paper today.';
  return {
    title: `Nothing found for ${quoted(words)}`,
    blocks: [text(`${held} ${wayOut}`), ...buttonRow(...(meant ? [meant] : [])), ...stillReading(indexing)],
  };
}

/** While papers are still being read, what is missing may yet come. */
export function stillReading(indexing: SearchAnswer['indexing']): readonly Block[] {
  if (!indexing) return [];
  return [
    footnote(`I have read ${indexing.done} of ${indexing.of} papers so far; ask again soon for the rest.`),
  ];
}
