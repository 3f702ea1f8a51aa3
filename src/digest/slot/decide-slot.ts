import type { Clock } from '../../clock.ts';
import { type Draft, draftDigest } from '../compose/draft.ts';
import { nearMiss } from '../compose/near-miss.ts';
import type { Reading } from '../compose/reading.ts';
import type { SelectParts } from '../compose/select.ts';
import { deliveryKey } from '../delivery/delivery.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { ScheduleStore, ScheduleWithDestination } from '../schedule/schedule-store.ts';
import { quietLine } from './quiet-line.ts';
import type { Slot } from './slot.ts';
import type { Decision, NewDigest } from './slot-store.ts';
import { type Verdict, verdictWithout } from './slot-verdict.ts';

export interface DecideParts extends SelectParts {
  readonly schedules: Pick<ScheduleStore, 'subscriptions'>;
  /** What a recap's slot comes to. */
  readonly decideRecap: (entry: ScheduleWithDestination, slot: Occurrence) => Promise<Decision>;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

export function slotOf(
  scheduleId: string,
  { dueAt, localDate, wallTime }: Occurrence,
  verdict: Verdict,
  counts = { shown: 0, matched: 0, digestId: '' },
): Slot {
  return { scheduleId, dueAt, localDate, wallTime, ...verdict, ...counts };
}

/** Chooses and composes, and says what the slot came to; writes nothing. */
export async function decideSlot(
  parts: DecideParts,
  reading: Reading,
  entry: ScheduleWithDestination,
  slot: Occurrence,
): Promise<Decision> {
  if (entry.schedule.kind === 'recap') return parts.decideRecap(entry, slot);
  const { schedule, destination } = entry;
  const now = parts.clock.now();
  const base = { schedule, skipped: [], again: false, nextAt: schedule.nextAt, now };
  if (destination.state !== 'ok') {
    // Its papers wait until somebody has made the place fit again.
    const verdict = { outcome: 'failed', reason: destination.stateReason } as const;
    return { ...base, slot: slotOf(schedule.id, slot, verdict), watermark: schedule.watermark };
  }
  const { zone, budget, watermark: after, prefer, layout } = schedule;
  const followed = await parts.schedules.subscriptions(destination.id);
  const trouble = await reading.trouble();
  const upTo = await reading.newestNumber();
  const digestId = parts.clock.newId();
  const window = { destination, followed, after, upTo, trouble };
  const draft = await draftDigest(parts, reading, {
    ...window,
    ...{ digestId, at: slot.dueAt, zone, budget, prefer, layout, preview: false },
  });
  if (draft.parts.length > 0) return { ...base, ...sending(draft, digestId, schedule, slot, upTo) };
  const { line, ...verdict } = await verdictWithout(parts.announced, {
    ...{ draft, followed, slot, zone, trouble, now },
    nearMiss: async () => nearMiss(await reading.newsAround(after, upTo), followed, after),
  });
  const decided = { ...base, slot: slotOf(schedule.id, slot, verdict), watermark: upTo };
  const tells = schedule.sayQuiet && verdict.outcome !== 'source-late';
  return tells ? { ...decided, quiet: quietLine(entry, slot, line) } : decided;
}

function sending(draft: Draft, digestId: string, schedule: Schedule, slot: Occurrence, upTo: number) {
  const counts = { shown: draft.shown, matched: draft.matched, digestId };
  return {
    slot: slotOf(schedule.id, slot, { outcome: 'sending', reason: 'being posted' }, counts),
    watermark: upTo,
    digest: newDigest(draft, digestId, schedule, slot, upTo),
  };
}

function newDigest(
  draft: Draft,
  id: string,
  schedule: Schedule,
  slot: Occurrence,
  toNumber: number,
): NewDigest {
  return {
    id,
    fromNumber: schedule.watermark,
    toNumber,
    papers: draft.papers,
    folded: draft.folded,
    deliveries: draft.parts.map(({ message, subjects, under }, i) => ({
      key: deliveryKey(schedule.id, slot, i + 1),
      part: i + 1,
      parts: draft.parts.length,
      message,
      subjects,
      under: under === undefined ? undefined : { part: under },
    })),
  };
}
