import { sourceWords } from '../papers/source-words.ts';
import { dayOf, weekdayOf } from '../sources/days.ts';
import type { PaperSource } from '../sources/source.ts';
import type { FeedRecord } from './feed-store.ts';
import { openGaps } from './poll-memory.ts';
import { clockWords, dayWords, listWords } from './poll-words.ts';

/** A source with what is held of it. */
export interface Watched {
  readonly source: PaperSource;
  readonly held: FeedRecord;
}

/** Which sources have not told what they should have, in words; undefined when all have. */
export function troubleOf(all: readonly Watched[], now: number): string | undefined {
  const troubled = all.filter((one) => lacking(one, now).length > 0);
  const alike = Map.groupBy(troubled, ({ source, held }) => `${source.source} ${held.standing}`);
  const told = [...alike.values()].map((some) => ({ names: namesOf(some, all), lack: lack(some, now) }));
  const lines = [...Map.groupBy(told, ({ lack }) => lack)].map(
    ([lacking, some]) => `${subject(some.flatMap(({ names }) => names))} ${lacking}`,
  );
  return lines.length === 0 ? undefined : lines.join('; ');
}

/** Days it should have told and did not. Of a source never asked nothing is expected yet. */
function lacking({ source, held }: Watched, now: number): readonly string[] {
  if (held.triedAt === 0) return [];
  const came = held.gaps.filter(({ papers }) => papers).map(({ day }) => day);
  const due = source.daysDue?.(held.day, now) ?? [];
  return [...openGaps(held).map(({ day }) => day), ...due.filter((day) => !came.includes(day))];
}

/** "arXiv" when all its feeds are meant, else each feed by its name. */
function namesOf(some: readonly Watched[], all: readonly Watched[]): readonly string[] {
  const key = some[0]?.source.source ?? '';
  const whole = some.length === all.filter(({ source }) => source.source === key).length;
  return whole ? [sourceWords(key)] : some.map(({ source }) => source.name);
}

/** "arXiv has", "Hugging Face and arXiv have" */
const subject = (names: readonly string[]) => `${listWords(names)} ${names.length === 1 ? 'has' : 'have'}`;

function lack(some: readonly Watched[], now: number): string {
  const okAt = Math.max(...some.map(({ held }) => held.okAt));
  const since = okAt === 0 ? 'yet' : `since ${clockWords(okAt, now)} UTC`;
  const [first] = some;
  switch (first?.held.standing) {
    case 'unreachable':
      return `not answered ${since}`;
    case 'refused':
      return `refused to answer ${okAt === 0 ? 'so far' : since}`;
    case 'broken':
    case 'rejected':
      return `not answered properly ${since}`;
    case 'late':
      return `announced nothing yet this ${weekdayOf(dayOf(now))}`;
    case 'stale':
      return `shown nothing fresh since ${dayWords(first.held.day, now)}`;
    default:
      return unseen(some, since, now);
  }
}

/** It answers, but days are missing; or it was not asked in time, as after a pause of the machine. */
function unseen(some: readonly Watched[], since: string, now: number): string {
  const days = [...new Set(some.flatMap(({ held }) => openGaps(held).map(({ day }) => day)))].sort();
  if (days.length === 0) return `not been asked ${since}`;
  return `not told the papers of ${listWords(days.map((day) => dayWords(day, now)))}`;
}
