import { plain, type Space, type Span, type TextBlock } from '../../src/chat/api.ts';
import type { HadHere, Occasion } from '../../src/had/api.ts';
import { count } from './words.ts';

/** "We have had this: #nlp 12 Mar, #vision 3 Oct · 👍 4 · saved by 2"; undefined for what is new here. */
export function hadLine(had: HadHere, { zone }: Pick<Space, 'zone'>): TextBlock | undefined {
  const { occasions, times, votes, saves } = had;
  if (times === 0 && votes.up === 0 && saves === 0) return undefined;
  const shown = occasions.flatMap((one, i) => [...(i > 0 ? [plain(', ')] : []), ...occasionSpans(one, zone)]);
  const more = times - occasions.length;
  const facts = [
    ...(more > 0 ? [`and ${more} more ${more === 1 ? 'time' : 'times'}`] : []),
    ...(votes.up > 0 ? [`👍 ${votes.up}`] : []),
    ...(votes.down > 0 ? [`👎 ${votes.down}`] : []),
    ...(saves > 0 ? [`saved by ${count(saves, 'person', 'people')}`] : []),
  ];
  const first = times > 0 ? 'We have had this: ' : 'Known here: ';
  const rest = facts.join(' · ');
  const spans = [plain(first), ...shown, ...(rest ? [plain(times > 0 ? ` · ${rest}` : rest)] : [])];
  return { type: 'text', spans };
}

function occasionSpans({ channel, at, link }: Occasion, zone: string): readonly Span[] {
  const name = channel ? `#${channel.replace(/^#/, '')}` : 'a channel';
  return [
    link ? { type: 'link', text: name, to: link } : plain(name),
    plain(' '),
    { type: 'time', at, zone, style: 'date' },
  ];
}
