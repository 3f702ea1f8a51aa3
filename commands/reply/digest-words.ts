import { type Address, plain, type Span, timeWords } from '../../src/chat/api.ts';
import type { DigestPlan, Layout, Prefer, ZoneFrom } from '../../src/digest/api.ts';
import type { Invocation } from '../invocation.ts';
import { count } from './words.ts';

const LAYOUT_WORDS: Readonly<Record<Layout, string>> = {
  compact: 'one list',
  cards: 'a message for each paper',
  thread: 'one message, its papers in a thread under it',
};

/** A forum has no messages but in its posts. */
const FORUM_WORDS: Readonly<Record<Layout, string>> = {
  compact: 'one post with a list',
  cards: 'one post, a reply for each paper',
  thread: 'one post, a reply for each paper',
};

function layoutWords(layout: Layout, kind: Address['kind']): string {
  return (kind === 'forum' ? FORUM_WORDS : LAYOUT_WORDS)[layout];
}

const PREFER_WORDS: Readonly<Record<Prefer, string>> = {
  balanced: 'best first (topics, votes and freshness)',
  topics: 'best topic match first',
  votes: 'most votes first',
  newest: 'newest first',
};

/** "compact: one list · up to 5 papers · newest first · silent when nothing is new" */
export function settingsWords({ channel, layout, budget, prefer, sayQuiet, notes }: DigestPlan): string {
  return [
    `${layout}: ${layoutWords(layout, channel.kind)}`,
    `up to ${count(budget, 'paper')}`,
    PREFER_WORDS[prefer],
    sayQuiet ? 'a line when nothing is new' : 'silent when nothing is new',
    ...(notes ? [] : ['no notes on new versions']),
  ].join(' · ');
}

const GUESSED: Readonly<Partial<Record<ZoneFrom, string>>> = {
  space: 'the time zone of this community',
  asker: 'your time zone',
  machine: 'the time zone I am set to',
};

/** Whose guess the zone is and how to change it; '' for one that was chosen. */
export function zoneGuess({ zone, zoneFrom }: Pick<DigestPlan, 'zone' | 'zoneFrom'>): string {
  const whose = GUESSED[zoneFrom];
  return whose
    ? `${zone} is ${whose}, a guess of mine. Change it with zone=, such as zone=America/New_York.`
    : '';
}

/** Why the next one is not the first that its words name. */
export const RAN_TODAY =
  'Today’s digest has come already, so this begins with the next day. What is announced meanwhile comes then.';

/** The next runs, each in a line. */
export function runsSpans(
  { next, zone }: Pick<DigestPlan, 'next' | 'zone'>,
  invocation: Invocation,
): readonly Span[] {
  return next.flatMap((at, i) => [...(i > 0 ? [plain('\n')] : []), ...runSpans(at, zone, invocation)]);
}

/** "Wed 25 Nov 9:00 Europe/Berlin, in 14 h", and what that is where the reader is, if that may differ. */
export function runSpans(
  at: number,
  zone: string,
  { person, zone: known, services }: Pick<Invocation, 'person' | 'zone' | 'services'>,
): readonly Span[] {
  const there = timeWords({ at, zone, style: 'datetime' }, services.clock.now());
  // UTC stands where nobody told a zone: the platform may know the reader's.
  const isSame = wallClock(at, known) === wallClock(at, zone);
  if (isSame && (person.zone || known !== 'UTC')) return [plain(there)];
  const own = { at, zone: known, style: 'clock' } as const;
  const here: Span = person.zone ? plain(timeWords(own)) : { type: 'time', ...own };
  return [plain(`${there} (for you `), here, plain(')')];
}

/** "Wed 25 Nov 9:00": the same in Paris as in Berlin. */
const wallClock = (at: number, zone: string): string =>
  timeWords({ at, zone, style: 'clock' }).slice(0, -zone.length);
