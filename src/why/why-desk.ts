import type { Choices } from '../choices/api.ts';
import type { DestinationStore } from '../digest/delivery/destination-store.ts';
import { clockInWords, dayInWords } from '../digest/schedule/local-words.ts';
import type { ScheduleStore, ScheduleWithDestination } from '../digest/schedule/schedule-store.ts';
import type { Mutes } from '../mutes/api.ts';
import { sourceWords } from '../papers/api.ts';
import type { PlaceWhy, Why, WhyAsk, WhyDesk } from './api.ts';
import { rulesTried } from './rules-tried.ts';
import { type ScoreParts, scoreNow } from './score-now.ts';
import { verdictOf } from './verdict.ts';
import { type AnnouncedOnce, isNew, type WhyStore } from './why-store.ts';

export interface WhyParts extends ScoreParts {
  readonly why: WhyStore;
  readonly schedules: Pick<ScheduleStore, 'ofDestination' | 'subscriptions'>;
  readonly destinations: Pick<DestinationStore, 'ofChannel'>;
  readonly feedOf: (personId: string) => string;
  readonly mutes: Pick<Mutes, 'of' | 'count'>;
  readonly choices: Pick<Choices, 'people'>;
}

const TOLD = 5;

export function createWhyDesk(parts: WhyParts): WhyDesk {
  return { why: (ask) => why(parts, ask) };
}

async function why(parts: WhyParts, ask: WhyAsk): Promise<Why> {
  const announced = await parts.why.announcements(ask.paper.id);
  const channel = await channelOf(parts, ask);
  const own = await parts.schedules.ofDestination(parts.feedOf(ask.person.id));
  const places: PlaceWhy[] = [];
  if (channel) places.push(await placeWhy(parts, ask, channel, announced, 'The digest here'));
  if (own) places.push(await placeWhy(parts, ask, own, announced, 'Your own digest'));
  return {
    announced: announced
      .slice(0, TOLD)
      .map(({ source, day, kind }) => ({ source: sourceWords(source), day, how: HOW[kind] })),
    places,
  };
}

const HOW = {
  new: 'new',
  cross: 'cross-listed',
  replace: 'new version',
  'replace-cross': 'new version, cross-listed',
  withdrawn: 'withdrawn',
} as const;

async function channelOf({ destinations, schedules }: WhyParts, { channel }: WhyAsk) {
  if (channel.kind === 'direct') return undefined;
  const found = await destinations.ofChannel(channel.platform, channel.channelId);
  return found && schedules.ofDestination(found.id);
}

async function placeWhy(
  parts: WhyParts,
  ask: WhyAsk,
  { schedule, destination }: ScheduleWithDestination,
  announced: readonly AnnouncedOnce[],
  name: string,
): Promise<PlaceWhy> {
  const followed = await parts.schedules.subscriptions(destination.id);
  const rules = rulesTried(followed, ask.paper);
  const { zone, watermark, active, nextAt } = schedule;
  const day = (at: number) => dayInWords(at, zone);
  const verdict = verdictOf({
    ...{ paper: ask.paper, announced, rules, followed, watermark, active, day },
    digest: await parts.why.lastDigest(destination.id, ask.paper.id),
    muted: await mutedWords(parts, ask, destination.personId),
    next: `${day(nextAt)} ${clockInWords(nextAt, zone)} ${zone}`,
  });
  const news = announced.find(isNew);
  return {
    name,
    verdict,
    rules,
    score: await scoreNow(parts, { schedule, destination }, ask.paper, news, rules),
  };
}

async function mutedWords(
  { mutes, choices }: WhyParts,
  { paper, space }: WhyAsk,
  personId: string,
): Promise<string> {
  if (personId !== '') return (await mutes.of(personId, [paper.id])).size > 0 ? 'you muted it' : '';
  if (space === undefined) return '';
  const needed = (await choices.people(space.id)).mutes;
  const count = needed > 0 ? await mutes.count(space.id, paper.id) : 0;
  return needed > 0 && count >= needed ? `${count} ${count === 1 ? 'person' : 'people'} here muted it` : '';
}
