import { type Block, footnote, type Message, plain, type Span, strong, text } from '../../src/chat/api.ts';
import { type Findings, type Query, understood, understoodText } from '../../src/search/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count, listed, oneLine } from '../reply/words.ts';
import type { Asked } from './by-query.ts';
import { offers } from './offers.ts';

const LONGEST_TITLE = 160;
const LONGEST_PART = 120;

/** Never an empty message: says what was understood, and what finds something stands beside it as a button. */
export async function nothingFound(
  { query }: Asked,
  findings: Findings,
  invocation: Invocation,
): Promise<Message> {
  const near = await offers(query, findings, invocation);
  const unheld = findings.named.map(({ typed }) => typed);
  const wayOut = near.length > 0 ? 'These find something:' : 'Try other words, or /paper today.';
  const notHeld = unheld.length > 0 ? `I do not hold ${listed(unheld, 'or')}. ` : '';
  return {
    title: `Nothing found for ${oneLine(understoodText(query), LONGEST_TITLE) || listed(unheld, 'or')}`,
    blocks: [
      ...query.notes.map((note) => footnote(note)),
      ...stillReading(findings.indexing),
      text(...(await why(query, findings, invocation)), ` ${notHeld}${wayOut}`),
      ...buttonRow(...near, ...unheld.slice(0, 1).map(askFor)),
    ],
  };
}

const askFor = (paper: string) => button('Ask for it and post it here', action('paper show', { paper }));

async function why(query: Query, { indexing }: Findings, { services }: Invocation): Promise<readonly Span[]> {
  if (query.clauses.every(({ kind, not }) => kind === 'seen' && !not)) {
    return [plain('Nothing was posted, voted for or saved here yet.')];
  }
  const known = indexing ? 'I have read so far' : 'I hold';
  const held = `${count(await services.index.size(), 'paper')} ${known}`;
  const words = query.clauses.filter(({ kind, not }) => kind === 'word' && !not);
  if (words.length < query.clauses.length) return understoodAs(query, held);
  return [plain(`None of the ${held} has ${words.length > 1 ? 'any of these words' : 'this word'}.`)];
}

function understoodAs(query: Query, held: string): readonly Span[] {
  const said = understood(query).map(({ text: part, strong: isGiven }) => {
    if (isGiven) return strong(oneLine(part, LONGEST_PART));
    return plain(part.startsWith('“') ? oneLine(part, LONGEST_PART) : part);
  });
  return [plain('I understood: '), ...said, plain(`. None of the ${held} is that.`)];
}

/** While papers are still being read, what is missing may yet come. */
export function stillReading(indexing: Findings['indexing']): readonly Block[] {
  if (!indexing) return [];
  return [
    footnote(
      `I have read ${indexing.done.toLocaleString('en')} of ${count(indexing.of, 'paper')} so far; ask again soon for the rest.`,
    ),
  ];
}
