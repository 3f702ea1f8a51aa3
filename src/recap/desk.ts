import { type Address, footnote, type Message, type Person, type Space, text } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { channelAddress } from '../digest/delivery/address.ts';
import type { DestinationStore } from '../digest/delivery/destination-store.ts';
import { zoneOf } from '../digest/desk/zone-of.ts';
import { wordsFromCron } from '../digest/schedule/cron-words.ts';
import { firstRun } from '../digest/schedule/left-of-day.ts';
import { nextOccurrences } from '../digest/schedule/occurrences.ts';
import type { Destination, Schedule } from '../digest/schedule/schedule.ts';
import type { ScheduleStore, ScheduleWithDestination } from '../digest/schedule/schedule-store.ts';
import { readSchedule } from '../digest/schedule/schedule-words.ts';
import { wallAt } from '../digest/schedule/wall-time.ts';
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
  /** Where neither a community nor a manager tells one. */
  readonly zone?: string | undefined;
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
  const destination = await destinationOf(parts, space, channel);
  const { cron, zone } = await timeOf(parts, { space, destination, setting, by, before });
  const scheduleId = before?.id ?? parts.clock.newId();
  const now = parts.clock.now();
  const nextAt = await firstRun({ cron, zone: zone.name }, before, { slots: parts.slots, now });
  await parts.recaps.set({
    ...{ destination, scheduleId, cron, zone: zone.name, zoneFrom: zone.from, nextAt, setBy: by.id, now },
  });
  const saved = await parts.schedules.get(scheduleId);
  if (!saved) throw new Error(`recap ${scheduleId} was not saved`);
  return planOf(parts, saved);
}

interface About {
  readonly space: Space;
  readonly destination: Destination;
  readonly setting: RecapSetting;
  readonly by: Person | undefined;
  readonly before: Schedule | undefined;
}

/** When, and by which clock: that of the channel's digest unless another is asked for. */
async function timeOf(parts: RecapDeskParts, { space, destination, setting, by, before }: About) {
  const typed = setting.time?.trim();
  const said = before && !typed ? { cron: before.cron, zone: undefined } : readSchedule(typed || USUAL_TIME);
  const like = before ?? (await parts.schedules.ofDestination(destination.id))?.schedule;
  const from = { space, by, machine: parts.zone, option: setting.zone, words: said.zone };
  return { cron: said.cron, zone: zoneOf(from, like) };
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
  const { cron, zone, zoneFrom, nextAt } = schedule;
  const later = nextOccurrences(cron, zone, nextAt, RUNS_TOLD - 1);
  return {
    channel: await channelAddress(destination, directory),
    when: wordsFromCron(cron),
    zone,
    zoneFrom,
    next: [nextAt, ...later.map(({ dueAt }) => dueAt)],
  };
}

async function preview(parts: RecapDeskParts, space: Space, channel: Address): Promise<Message> {
  const destination = await destinationOf(parts, space, channel);
  const schedule = (await entryOf(parts, channel))?.schedule;
  const before = schedule?.active ? schedule : undefined;
  const time = await timeOf(parts, { space, destination, setting: {}, by: undefined, before });
  const zone = time.zone.name;
  const now = parts.clock.now();
  const wall = wallAt(now, zone);
  const slot = { dueAt: now, localDate: wall.date, wallTime: wall.time };
  const about = { destination, slot, cron: before?.cron, zone, digestId: '' };
  const drawn = await drawRecap(parts, { ...about, preview: true });
  const notes = before ? [] : ['No recap is set here yet. Set one with /paper-admin recap set.'];
  if (drawn) {
    const { message } = drawn.part;
    return { ...message, blocks: [...message.blocks, ...notes.map((note) => footnote(note))] };
  }
  const nothing =
    'Nothing was posted here in the last seven days, so a recap would say nothing and is not posted.';
  return { title: 'Paperboy · recap preview', blocks: [nothing, ...notes].map((line) => text(line)) };
}
