import type { Address, Space } from '../../chat/api.ts';
import {
  DEFAULT_BUDGET,
  type Destination,
  type Layout,
  type Prefer,
  type Schedule,
} from '../schedule/schedule.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import { dueSlots } from '../slot/due-slots.ts';
import type { DeskParts } from './desk-parts.ts';

/** What the next slot of a channel would be made with. */
export interface PreviewPlan {
  readonly destination: Destination;
  readonly followed: readonly Followed[];
  readonly zone: string;
  readonly at: number;
  readonly watermark: number;
  readonly budget: number;
  readonly prefer: Prefer;
  readonly layout: Layout;
  /** False for a channel without a digest, which is shown the whole feed. */
  readonly isSet: boolean;
}

export async function planOf(parts: DeskParts, space: Space, channel: Address): Promise<PreviewPlan> {
  const destination = await parts.destinations.ofChannel(channel.platform, channel.channelId);
  const entry = destination && (await parts.schedules.ofDestination(destination.id));
  if (!entry?.schedule.active) return planWithout(parts, space, channel);
  const { schedule } = entry;
  return {
    destination: entry.destination,
    followed: await parts.schedules.subscriptions(entry.destination.id),
    zone: schedule.zone,
    at: slotTime(schedule, parts.clock.now()),
    watermark: schedule.watermark,
    budget: schedule.budget,
    prefer: schedule.prefer,
    layout: schedule.layout,
    isSet: true,
  };
}

/** When the slot that runs next is due: one that was missed, or the next to come. */
function slotTime(schedule: Schedule, now: number): number {
  const { run, nextAt } = dueSlots(schedule, now);
  return run?.dueAt ?? nextAt;
}

async function planWithout(parts: DeskParts, space: Space, channel: Address): Promise<PreviewPlan> {
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
