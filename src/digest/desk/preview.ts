import { type Address, footnote, type Message, type Space, text } from '../../chat/api.ts';
import { type Draft, draftDigest } from '../compose/draft.ts';
import { Reading } from '../compose/reading.ts';
import { dateInWords } from '../schedule/local-words.ts';
import { DEFAULT_BUDGET, type Destination, type Layout, type Prefer } from '../schedule/schedule.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import { wallAt } from '../schedule/wall-time.ts';
import { verdictWithout } from '../slot/slot-verdict.ts';
import type { DeskParts } from './desk-parts.ts';

interface Plan {
  readonly destination: Destination;
  readonly followed: readonly Followed[];
  readonly zone: string;
  readonly at: number;
  readonly watermark: number;
  readonly budget: number;
  readonly prefer: Prefer;
  readonly layout: Layout;
  readonly isSet: boolean;
}

const NOT_SET = 'No digest is set here yet; this is the whole feed. Set one with /paper-admin digest set.';

/** What the next slot would post now; with nothing new, what the newest day held would have brought. */
export async function preview(parts: DeskParts, space: Space, channel: Address): Promise<Message> {
  const plan = await planOf(parts, space, channel);
  const upTo = await parts.announced.newestNumber();
  const trouble = (await parts.sourceTrouble()) ?? '';
  const now = await draft(parts, plan, { after: plan.watermark, upTo, trouble });
  const asSet = plan.isSet ? [] : [NOT_SET];
  const [first] = now.parts;
  if (first) return withNotes(first.message, asSet);
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
    `${sorry} This is what ${dateInWords(day)} would have brought.`,
    ...asSet,
  ]);
}

function draft(
  parts: DeskParts,
  plan: Plan,
  window: { after: number; upTo: number; trouble: string },
): Promise<Draft> {
  return draftDigest(parts, new Reading(parts), { ...plan, ...window, digestId: '', preview: true });
}

async function planOf(parts: DeskParts, space: Space, channel: Address): Promise<Plan> {
  const destination = await parts.destinations.ofChannel(channel.platform, channel.channelId);
  const entry = destination && (await parts.schedules.ofDestination(destination.id));
  if (!entry?.schedule.active) return planWithout(parts, space, channel);
  const { schedule } = entry;
  return {
    destination: entry.destination,
    followed: await parts.schedules.subscriptions(entry.destination.id),
    zone: schedule.zone,
    at: schedule.nextAt,
    watermark: schedule.watermark,
    budget: schedule.budget,
    prefer: schedule.prefer,
    layout: schedule.layout,
    isSet: true,
  };
}

async function planWithout(parts: DeskParts, space: Space, channel: Address): Promise<Plan> {
  const { platform, kind, channelId, name = '' } = channel;
  const place = { platform, kind, channelId, name, spaceId: space.id, personId: '' };
  return {
    destination: { id: '', ...place, state: 'ok', stateReason: '' },
    followed: [{ topicId: WHOLE_FEED, name: '', rule: '', since: 0 }],
    zone: space.zone,
    at: parts.clock.now(),
    watermark: await parts.announced.newestNumber(),
    budget: DEFAULT_BUDGET,
    prefer: 'balanced',
    layout: 'compact',
    isSet: false,
  };
}

async function reasonFor(parts: DeskParts, plan: Plan, nothing: Draft, trouble: string): Promise<string> {
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
