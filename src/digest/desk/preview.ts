import { type Address, footnote, type Message, type Space, text } from '../../chat/api.ts';
import { type Draft, draftDigest } from '../compose/draft.ts';
import { Reading } from '../compose/reading.ts';
import { dateInWords } from '../schedule/local-words.ts';
import type { Destination } from '../schedule/schedule.ts';
import { wallAt } from '../schedule/wall-time.ts';
import { verdictWithout } from '../slot/slot-verdict.ts';
import type { DeskParts } from './desk-parts.ts';
import { type PreviewPlan, planOf } from './preview-plan.ts';

const NOT_SET = 'No digest is set here yet; this is the whole feed. Set one with /paper-admin digest set.';

/** What the next slot would post now; with nothing new, what the newest day held would have brought. */
export async function preview(parts: DeskParts, space: Space, channel: Address): Promise<Message> {
  const plan = await planOf(parts, space, channel);
  const upTo = await parts.announced.newestNumber();
  const trouble = (await parts.sourceTrouble()) ?? '';
  const now = await draft(parts, plan, { after: plan.watermark, upTo, trouble });
  const asSet = plan.isSet ? troubleThere(plan.destination) : [NOT_SET];
  const [first] = now.parts;
  if (first) return withNotes(first.message, [...howMany(now), ...asSet]);
  const reason = await reasonFor(parts, plan, now, trouble);
  const day = await parts.announced.newestDay();
  if (day === undefined) return empty([`The next digest would be empty: ${reason}.`, ...asSet]);
  const after = await parts.announced.beforeDay(day);
  // As if followed and not yet posted then: a new channel wants to see what it will look like.
  const followed = plan.followed.map((each) => ({ ...each, since: 0 }));
  const destination = { ...plan.destination, id: '' };
  const then = await draft(parts, { ...plan, destination, followed }, { after, upTo, trouble: '' });
  const [example] = then.parts;
  const sorry = `The next digest would be empty: ${reason}.`;
  if (!example) return empty([sorry, `${dateInWords(day)} had nothing for it either.`, ...asSet]);
  return withNotes(example.message, [
    ...howMany(then),
    `${sorry} This is what ${dateInWords(day)} would have brought.`,
    ...asSet,
  ]);
}

/** What stands in the way of posting it. */
const troubleThere = ({ state, stateReason }: Destination): readonly string[] =>
  state === 'ok' ? [] : [`I cannot post there now: ${stateReason}`];

const howMany = ({ parts }: Draft): readonly string[] =>
  parts.length > 1 ? [`This is the first of ${parts.length} messages.`] : [];

function draft(
  parts: DeskParts,
  plan: PreviewPlan,
  window: { after: number; upTo: number; trouble: string },
): Promise<Draft> {
  return draftDigest(parts, new Reading(parts), { ...plan, ...window, digestId: '', preview: true });
}

async function reasonFor(
  parts: DeskParts,
  plan: PreviewPlan,
  nothing: Draft,
  trouble: string,
): Promise<string> {
  const now = parts.clock.now();
  const { date, time } = wallAt(now, plan.zone);
  const slot = { dueAt: now, localDate: date, wallTime: time };
  const about = { draft: nothing, followed: plan.followed, slot, zone: plan.zone, trouble, now };
  return (await verdictWithout(parts.announced, about)).reason;
}

const withNotes = (message: Message, notes: readonly string[]): Message => ({
  ...message,
  blocks: [...message.blocks, ...notes.map((note) => footnote(note))],
});

const empty = (lines: readonly string[]): Message => ({
  title: 'Paperboy · preview',
  blocks: lines.map((line) => text(line)),
});
