import { type Address, footnote, type Message, type Space, text } from '../../chat/api.ts';
import { type Draft, draftDigest } from '../compose/draft.ts';
import { nearMiss } from '../compose/near-miss.ts';
import { Reading } from '../compose/reading.ts';
import { dateInWords } from '../schedule/local-words.ts';
import type { Destination } from '../schedule/schedule.ts';
import { wallAt } from '../schedule/wall-time.ts';
import { verdictWithout } from '../slot/slot-verdict.ts';
import type { DeskParts } from './desk-parts.ts';
import { type PreviewPlan, planOf } from './preview-plan.ts';

const NOT_SET = 'No digest is set here yet. Set one with /paper-admin digest set.';
const NOTHING_HELD = 'No paper has been announced yet, so I cannot show what one would bring.';

/** What the next slot would post now; with nothing new, what the newest day held would have brought. */
export async function preview(parts: DeskParts, space: Space, channel: Address): Promise<Message> {
  const plan = await planOf(parts, space, channel);
  const upTo = await parts.announced.newestNumber();
  const trouble = (await parts.sourceTrouble()) ?? '';
  const reading = new Reading(parts);
  const window = { after: plan.watermark, upTo, trouble };
  const now = await draft(parts, reading, plan, window);
  const [first] = now.parts;
  if (first) {
    const notes = plan.isSet ? troubleThere(plan.destination) : [NOT_SET];
    return withNotes(first.message, [...howMany(now), ...notes]);
  }
  const sorry = plan.isSet
    ? `The next digest would be empty: ${await reasonFor(parts, reading, plan, { ...window, draft: now })}.`
    : NOT_SET;
  return withExample(parts, reading, plan, { sorry, upTo, announced: now.announced });
}

/** Why there is nothing to show, and what the newest day held would have brought. */
async function withExample(
  parts: DeskParts,
  reading: Reading,
  plan: PreviewPlan,
  { sorry, upTo, announced }: { sorry: string; upTo: number; announced: number },
): Promise<Message> {
  const inTheWay = troubleThere(plan.destination);
  const day = await parts.announced.newestDay();
  if (day === undefined) return empty([sorry, ...(plan.isSet ? inTheWay : [NOTHING_HELD])]);
  const then = await asOn(parts, reading, plan, { day, upTo });
  const [example] = then.parts;
  const newest = dateInWords(day, parts.clock.now());
  const either = announced > 0 ? [] : [`${newest} had nothing for it either.`];
  if (!example) return empty([sorry, ...either, ...inTheWay]);
  const message = withNotes(example.message, [...howMany(then), ...inTheWay]);
  const brought = `${plan.isSet ? '' : 'With the whole feed, '}${newest} would have brought:`;
  return { ...message, blocks: [text(`${sorry} ${brought}`), ...message.blocks] };
}

/** As if followed and not yet posted then: a new channel wants to see what it will look like. */
async function asOn(
  parts: DeskParts,
  reading: Reading,
  plan: PreviewPlan,
  { day, upTo }: { day: string; upTo: number },
): Promise<Draft> {
  const after = await parts.announced.beforeDay(day);
  const followed = plan.followed.map((each) => ({ ...each, since: 0 }));
  const destination = { ...plan.destination, id: '' };
  return draft(parts, reading, { ...plan, destination, followed }, { after, upTo, trouble: '' });
}

/** What stands in the way of posting it. */
const troubleThere = ({ state, stateReason }: Destination): readonly string[] =>
  state === 'ok' ? [] : [`I cannot post there now: ${stateReason}`];

const howMany = ({ parts }: Draft): readonly string[] =>
  parts.length > 1 ? [`This is the first of ${parts.length} messages.`] : [];

interface Window {
  readonly after: number;
  readonly upTo: number;
  readonly trouble: string;
}

function draft(parts: DeskParts, reading: Reading, plan: PreviewPlan, window: Window): Promise<Draft> {
  return draftDigest(parts, reading, { ...plan, ...window, digestId: '', preview: true });
}

async function reasonFor(
  parts: DeskParts,
  reading: Reading,
  { followed, zone }: PreviewPlan,
  { draft, trouble, after, upTo }: Window & { readonly draft: Draft },
): Promise<string> {
  const now = parts.clock.now();
  const { date, time } = wallAt(now, zone);
  const slot = { dueAt: now, localDate: date, wallTime: time };
  const { reason } = await verdictWithout(parts.announced, {
    ...{ draft, followed, slot, zone, trouble, now },
    nearMiss: async () => nearMiss(await reading.newsAround(after, upTo), followed, after),
  });
  return reason;
}

const withNotes = (message: Message, notes: readonly string[]): Message => ({
  ...message,
  blocks: [...message.blocks, ...notes.map((note) => footnote(note))],
});

const empty = (lines: readonly string[]): Message => ({
  title: 'Paperboy · preview',
  blocks: lines.map((line) => text(line)),
});
