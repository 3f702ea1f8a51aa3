import { footnote, type Message, type Span } from '../../chat/api.ts';
import { deliveryKey } from '../delivery/delivery.ts';
import { dayInWords } from '../schedule/local-words.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import type { ScheduleWithDestination } from '../schedule/schedule-store.ts';

/** One grey line in place of a digest. */
export interface QuietLine {
  readonly key: string;
  readonly message: Message;
}

/** No part of a digest has it: a clock that was wrong may have decided a slot that comes to have papers. */
const PART = 0;

/** What a channel that asked for it is told of a slot without papers, under a key of the slot: once. */
export function quietLine(
  { schedule, destination }: ScheduleWithDestination,
  slot: Occurrence,
  line: readonly Span[],
): QuietLine {
  // A forum's post has to have a title.
  const title = destination.kind === 'forum' ? `Paperboy · ${dayInWords(slot.dueAt, schedule.zone)}` : '';
  return { key: deliveryKey(schedule.id, slot, PART), message: { title, blocks: [footnote(...line)] } };
}
