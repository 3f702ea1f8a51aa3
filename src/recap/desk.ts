import { type Address, footnote, type Message, type Person, type Space, text } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { channelAddress } from '../digest/delivery/address.ts';
import type { DestinationStore } from '../digest/delivery/destination-store.ts';
import { wordsFromCron } from '../digest/schedule/cron-words.ts';
import { firstRunLeft } from '../digest/schedule/left-of-day.ts';
import { nextOccurrences } from '../digest/schedule/occurrences.ts';
import type { Destination, Schedule } from '../digest/schedule/schedule.ts';
import type { ScheduleStore, ScheduleWithDestination } from '../digest/schedule/schedule-store.ts';
import { cronFromWords } from '../digest/schedule/schedule-words.ts';
import { wallAt } from '../digest/schedule/wall-time.ts';
import { checkZone, isZone } from '../digest/schedule/zones.ts';
import type { SlotStore } from '../digest/slot/slot-store.ts';
import { UserError } from '../errors.ts';
import type { RecapDesk, RecapPlan, RecapSetting } from './api.ts';
import { type DrawParts, drawRecap } from './draw-recap.ts';
import type { RecapStore } from './recap-store.ts';

export interface RecapDeskParts extends DrawParts {
  readonly recaps: RecapStore;
  readonly schedules: Pick<ScheduleStore, 'get' | 'ofDestination' | 'turnOff'>;
  readonly destinations: Pick<DestinationStore, 'ofChannel'>;
  readonly slots: Pick<SlotStore, 'ranOn'>;
  readonly directory: Parameters<typeof channelAddress>[1];
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

const USUAL_TIME = 'every Monday 9:00';
const RUNS_TOLD = 3;

export function createRecapDesk(parts: RecapDeskParts): RecapDesk {
  return {
    set: (space, channel, setting, by) => set(parts, space, channel, setting, by),
    off: async (channel) => {
      const entry = await entryOf(parts, channel);
      return entry ? parts.schedules.turnOff(entry.schedule.id, parts.clock.now()) : false;
    },
    of: async (channel) => {
      const entry = await entryOf(parts, channel);
      return entry?.schedule.active ? planOf(parts, entry) : undefined;
    },
    preview: (space, channel) => preview(parts, space, channel),
  };
}

async function set(
  parts: RecapDeskParts,
  space: Space,
  channel: Address,
  setting: RecapSetting,
  by: Person,
): Promise<RecapPlan> {
  if (channel.kind === 'direct')
    throw new UserError('A recap is for a channel. Name the one that should get it.');
  const before = (await entryOf(parts, channel))?.schedule;
  const cron =
    setting.time === undefined ? (before?.cron ?? cronFromWords(USUAL_TIME)) : cronFromWords(setting.time);
  const destination = await destinationOf(parts, space, channel);
  const zone = await zoneOf(parts, space, setting, destination, before);
  const scheduleId = before?.id ?? parts.clock.newId();
  const now = parts.clock.now();
  const nextAt = await firstRun(parts, { cron, zone: zone.name }, scheduleId, before, now);
  await parts.recaps.set({
    ...{ destination, scheduleId, cron, zone: zone.name, zoneFrom: zone.from, nextAt, setBy: by.id, now },
  });
  const saved = await parts.schedules.get(scheduleId);
  if (!saved) throw new Error(`recap ${scheduleId} was not saved`);
  return planOf(parts, saved);
}

async function firstRun(
  { slots }: RecapDeskParts,
  rule: { cron: string; zone: string },
  id: string,
  before: Schedule | undefined,
  now: number,
): Promise<number> {
  const from = before?.active ? Math.min(now, before.nextAt - 1) : now;
  const first = await firstRunLeft(rule, from, (localDate) => slots.ranOn(id, localDate));
  if (first) return first.dueAt;
  throw new UserError(`"${rule.cron}" names a day that never comes. Choose another.`);
}

/** That of the channel's digest unless another is asked for: one channel, one clock. */
async function zoneOf(
  { schedules }: RecapDeskParts,
  space: Space,
  { zone }: RecapSetting,
  { id }: Destination,
  before: Schedule | undefined,
): Promise<{ name: string; from: Schedule['zoneFrom'] }> {
  if (zone?.trim()) return { name: checkZone(zone), from: 'chosen' };
  const like = before ?? (await schedules.ofDestination(id))?.schedule;
  if (like) return { name: like.zone, from: like.zoneFrom };
  return { name: isZone(space.zone) ? checkZone(space.zone) : 'UTC', from: 'space' };
}

async function destinationOf(
  { destinations }: Pick<RecapDeskParts, 'destinations'>,
  space: Space,
  { platform, kind, channelId, name = '' }: Address,
): Promise<Destination> {
  const held = await destinations.ofChannel(platform, channelId);
  const place = { spaceId: space.id, platform, kind, channelId, personId: '', name };
  return held ?? { id: `channel:${platform}:${channelId}`, ...place, state: 'ok', stateReason: '' };
}

async function entryOf({ destinations, schedules }: RecapDeskParts, { platform, channelId }: Address) {
  const destination = await destinations.ofChannel(platform, channelId);
  return destination && schedules.ofDestination(destination.id, 'recap');
}

async function planOf(
  { directory }: Pick<RecapDeskParts, 'directory'>,
  { schedule, destination }: ScheduleWithDestination,
): Promise<RecapPlan> {
  const { cron, zone, nextAt } = schedule;
  const later = nextOccurrences(cron, zone, nextAt, RUNS_TOLD - 1);
  return {
    channel: await channelAddress(destination, directory),
    when: wordsFromCron(cron),
    zone,
    next: [nextAt, ...later.map(({ dueAt }) => dueAt)],
  };
}

async function preview(parts: RecapDeskParts, space: Space, channel: Address): Promise<Message> {
  const destination = await destinationOf(parts, space, channel);
  const schedule = (await entryOf(parts, channel))?.schedule;
  const cron = schedule?.active ? schedule.cron : cronFromWords(USUAL_TIME);
  const zone = (await zoneOf(parts, space, {}, destination, schedule)).name;
  const now = parts.clock.now();
  const { date, time } = wallAt(now, zone);
  const slot = { dueAt: now, localDate: date, wallTime: time };
  const drawn = await drawRecap(parts, { destination, slot, cron, zone, digestId: '', preview: true });
  const notes = schedule?.active ? [] : ['No recap is set here yet. Set one with /paper-admin recap set.'];
  if (drawn) {
    const { message } = drawn.part;
    return { ...message, blocks: [...message.blocks, ...notes.map((note) => footnote(note))] };
  }
  const nothing =
    'Nothing was posted here in the last seven days, so a recap would say nothing and is not posted.';
  return { title: 'Paperboy · recap preview', blocks: [nothing, ...notes].map((line) => text(line)) };
}
