import { dayWords, type Message, text } from '../../src/chat/api.ts';
import type { PaperLibrary } from '../../src/papers/api.ts';
import { dayAsked, shiftDay } from '../asked/day.ts';
import type { Invocation } from '../invocation.ts';
import { buttonRow } from '../reply/button-row.ts';
import { sourceTrouble } from '../reply/source-trouble.ts';
import { listed } from '../reply/words.ts';
import { dayButtons, dayMessage, type Part } from './message.ts';

const DAYS_LOOKED_AT = 1_000;

/** Nothing for today: the newest day held, and it says so, and whether a source is to blame. */
export async function newestInstead(asked: string, part: Part, invocation: Invocation): Promise<Message> {
  const { papers } = invocation.services;
  const trouble = await sourceTrouble(invocation.services);
  const newest = await papers.latestDay();
  const day = newest === undefined ? undefined : await papers.day(newest);
  if (day === undefined) {
    const blocks = [
      text('No source has announced a paper yet. /paper status says how the sources do.'),
      ...trouble,
    ];
    return { title: 'No papers yet', blocks };
  }
  const note = text(
    `Nothing is announced for today, ${dayWords(asked)}, so far. This is the newest day I hold.`,
  );
  return dayMessage(day, part, invocation, [note, ...trouble]);
}

/** Nothing for another day: the nearest days that have papers. */
export async function emptyDay(asked: string, invocation: Invocation): Promise<Message> {
  const { previous, next } = await neighbours(asked, invocation.services.papers);
  const recent = asked >= shiftDay(dayAsked('today', invocation.services.clock.now(), invocation.zone), -3);
  const trouble = recent ? await sourceTrouble(invocation.services) : [];
  const days = [previous, next].flatMap((day) => (day ? [dayWords(day)] : []));
  const near = days.length > 0 ? `The nearest with papers: ${listed(days)}.` : 'I hold no other day either.';
  return {
    title: `No papers of ${dayWords(asked, { weekday: true })}`,
    blocks: [
      text(`I hold nothing announced on that day. ${near}`),
      ...trouble,
      ...buttonRow(...dayButtons(previous, next)),
    ],
  };
}

async function neighbours(day: string, papers: Pick<PaperLibrary, 'days'>) {
  const days = (await papers.days(DAYS_LOOKED_AT)).map((held) => held.day).toSorted();
  return { previous: days.findLast((held) => held < day), next: days.find((held) => held > day) };
}
