import type { PaperEntry, Span } from '../../../src/chat/api.ts';
import { paperLines } from '../../../src/chat/paper-lines.ts';
import { prefixed, type Sized, stacked, WHOLE } from './sized.ts';
import { smallPrint, spansToMarkdown } from './spans.ts';

/** Fewer characters of an excerpt say nothing. */
const SHORTEST_EXCERPT = 40;

/** A paper as a line of a list or as a card. Where room is short the excerpt gives way first: title and reason are why it is there. */
export function paperText(entry: PaperEntry): Sized {
  const { title, link, number, byline, excerpt, reason } = paperLines(entry);
  const heading: Span = link ? { type: 'link', text: title, to: link } : { type: 'strong', text: title };
  const lead = entry.form === 'card' ? '### ' : number === undefined ? '' : `**${number}**  `;
  const above = [prefixed(lead, inLine([heading])), inLine(byline)];
  const below = reason ? [smallPrint(reason)] : [];
  const facts = stacked([...above, ...below]);
  if (excerpt === undefined) return facts;
  return (max) => {
    const room = max - facts(WHOLE).length - 1;
    if (room < SHORTEST_EXCERPT) return facts(max);
    const cut: Sized = () => spansToMarkdown(excerpt, room).trim();
    return stacked([...above, cut, ...below])(WHOLE);
  };
}

function inLine(spans: readonly Span[]): Sized {
  return (max) => spansToMarkdown(spans, max).trim();
}
