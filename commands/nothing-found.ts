import { type Block, type Button, footnote, type Message, text } from '../src/chat/api.ts';
import type { SearchAnswer } from '../src/search/api.ts';
import { button, buttonRow } from './button-row.ts';
import { action } from './command.ts';
import type { Invocation } from './invocation.ts';
import { widerQueries } from './wider.ts';
import { count, quoted } from './words.ts';

/** Never an empty message: what finds something stands beside it as a button. */
export async function nothingFound(
  query: string,
  answer: SearchAnswer,
  { services }: Invocation,
): Promise<Message> {
  const buttons: Button[] = [];
  for (const wider of widerQueries(query)) {
    const { total } = await services.index.search({ query: wider, limit: 1 });
    if (total === 0) continue;
    const label = `${quoted(wider, 40)} (${total})`;
    buttons.push(button(label, action('paper search', { query: wider }, 'replace')));
    if (buttons.length === 2) break;
  }
  const size = await services.index.size();
  const held = `None of the ${count(size, 'paper')} I hold matches all of it.`;
  const hint = buttons.length > 0 ? 'This finds something:' : 'Try fewer or other words, or /paper today.';
  return {
    title: `Nothing found for ${quoted(query)}`,
    blocks: [text(`${held} ${hint}`), ...buttonRow(...buttons), ...stillReading(answer.indexing)],
  };
}

/** While papers are still being read, what is missing may yet come. */
export function stillReading(indexing: SearchAnswer['indexing']): readonly Block[] {
  if (!indexing) return [];
  return [
    footnote(`I have read ${indexing.done} of ${indexing.of} papers so far; ask again soon for the rest.`),
  ];
}
