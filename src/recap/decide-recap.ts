import type { Clock } from '../clock.ts';
import { deliveryKey } from '../digest/delivery/delivery.ts';
import type { Occurrence } from '../digest/schedule/occurrences.ts';
import type { ScheduleWithDestination } from '../digest/schedule/schedule-store.ts';
import type { Decision } from '../digest/slot/slot-store.ts';
import { type DrawParts, drawRecap } from './draw-recap.ts';

export interface DecideRecapParts extends DrawParts {
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

/** What a recap's slot comes to; writes nothing. A recap announces no paper, so nothing counts as had through it. */
export async function decideRecap(
  parts: DecideRecapParts,
  { schedule, destination }: ScheduleWithDestination,
  slot: Occurrence,
): Promise<Decision> {
  const now = parts.clock.now();
  const { watermark, nextAt, cron, zone } = schedule;
  const base = { schedule, skipped: [], again: false, watermark, nextAt, now };
  const about = { scheduleId: schedule.id, ...slot, shown: 0, matched: 0, digestId: '' };
  if (destination.state !== 'ok') {
    return { ...base, slot: { ...about, outcome: 'failed', reason: destination.stateReason } };
  }
  const digestId = parts.clock.newId();
  const drawn = await drawRecap(parts, { destination, slot, cron, zone, digestId, preview: false });
  if (!drawn) {
    return {
      ...base,
      slot: { ...about, outcome: 'nothing-matched', reason: 'nothing was posted here that week' },
    };
  }
  const { part, shown } = drawn;
  return {
    ...base,
    slot: { ...about, outcome: 'sending', reason: 'being posted', shown, matched: shown, digestId },
    digest: {
      id: digestId,
      fromNumber: watermark,
      toNumber: watermark,
      papers: [],
      deliveries: [{ ...part, key: deliveryKey(schedule.id, slot, 1), part: 1, parts: 1, under: undefined }],
    },
  };
}
