import type { Address } from '../../chat/api.ts';
import type { ChannelStatus, DigestDesk, DigestPlan, SlotLine, StatusPage } from '../api.ts';
import { channelAddress } from '../delivery/address.ts';
import { wordsFromCron } from '../schedule/cron-words.ts';
import { ranToday } from '../schedule/left-of-day.ts';
import { nextOccurrences } from '../schedule/occurrences.ts';
import { type ScheduleWithDestination, WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { DeskParts } from './desk-parts.ts';
import { explain } from './explain.ts';
import { folded } from './folded.ts';
import { preview } from './preview.ts';
import { setDigest } from './set-digest.ts';

const RUNS_TOLD = 3;
const SLOTS_TOLD = 7;
const CHANNELS_A_PAGE = 15;

/** What managers ask of digests. */
export function createDesk(parts: DeskParts): Omit<DigestDesk, 'held'> {
  return {
    set: async (space, channel, setting, by) =>
      planOf(parts, await setDigest(parts, space, channel, setting, by)),
    off: async (channel) => {
      const entry = await entryOf(parts, channel);
      return entry ? parts.schedules.turnOff(entry.schedule.id, parts.clock.now()) : false;
    },
    preview: (space, channel) => preview(parts, space, channel),
    folded: (digestId, page) => folded(parts, digestId, page),
    explain: (digestId, page) => explain(parts, digestId, page),
    layoutOf: async (channel) => (await entryOf(parts, channel))?.schedule.layout,
    statusOf: async (channel) => {
      const entry = await entryOf(parts, channel);
      return entry?.schedule.active ? statusOf(parts, entry) : undefined;
    },
    statusOfSpace: async (spaceId) => {
      const entries = await parts.schedules.ofSpace(spaceId);
      return Promise.all(entries.map((entry) => statusOf(parts, entry)));
    },
    statusPage: (spaceId, page) => statusPage(parts, spaceId, page),
  };
}

async function entryOf({ destinations, schedules }: DeskParts, { platform, channelId }: Address) {
  const destination = await destinations.ofChannel(platform, channelId);
  return destination && schedules.ofDestination(destination.id);
}

async function planOf(
  parts: DeskParts,
  { schedule, destination }: ScheduleWithDestination,
): Promise<DigestPlan> {
  const followed = await parts.schedules.subscriptions(destination.id);
  const { cron, zone, zoneFrom, nextAt, budget, layout, prefer, sayQuiet, notes } = schedule;
  const later = nextOccurrences(cron, zone, nextAt, RUNS_TOLD - 1);
  return {
    channel: await channelAddress(destination, parts.directory),
    when: wordsFromCron(cron),
    cron,
    zone,
    next: [nextAt, ...later.map(({ dueAt }) => dueAt)],
    topics: followed.filter(({ topicId }) => topicId !== WHOLE_FEED).map(({ name }) => name),
    ...{ zoneFrom, budget, layout, prefer, sayQuiet, notes },
    ranToday: ranToday(schedule, parts.clock.now()),
  };
}

async function statusPage(parts: DeskParts, spaceId: string, wanted: number): Promise<StatusPage> {
  const entries = await parts.schedules.ofSpace(spaceId);
  const pages = Math.max(1, Math.ceil(entries.length / CHANNELS_A_PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(wanted) || 1));
  const shown = entries.slice((page - 1) * CHANNELS_A_PAGE, page * CHANNELS_A_PAGE);
  const channels = await Promise.all(shown.map((entry) => statusOf(parts, entry)));
  return { channels, page, pages, total: entries.length };
}

async function statusOf(parts: DeskParts, entry: ScheduleWithDestination): Promise<ChannelStatus> {
  const { schedule, destination } = entry;
  const slots = await parts.slots.last(schedule.id, SLOTS_TOLD);
  const last: SlotLine[] = slots.map(({ dueAt, outcome, reason }) => ({
    dueAt,
    zone: schedule.zone,
    outcome,
    reason,
  }));
  return { plan: await planOf(parts, entry), last, trouble: destination.stateReason };
}
