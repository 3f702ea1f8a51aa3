import type { Directory, Person } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { SlotLine } from '../digest/api.ts';
import { wordsFromCron } from '../digest/schedule/cron-words.ts';
import { nextOccurrences } from '../digest/schedule/occurrences.ts';
import { DEFAULT_BUDGET, type Schedule } from '../digest/schedule/schedule.ts';
import { checkZone } from '../digest/schedule/zones.ts';
import type { SlotStore } from '../digest/slot/slot-store.ts';
import { UserError } from '../errors.ts';
import type { SubscriptionStore } from '../topics/subscription-store.ts';
import { PERSONAL_CRON } from '../topics/subscriptions.ts';
import type { DigestWish, Feed, OwnDigest, OwnMail } from './api.ts';
import { type AskParts, askMail, noMail } from './ask-mail.ts';
import { mayConfirm } from './confirm-days.ts';
import type { EmailRecord } from './email-store.ts';
import { asWished } from './own-time.ts';

export interface FeedParts extends AskParts {
  readonly subscriptions: SubscriptionStore;
  readonly slots: Pick<SlotStore, 'ranOn' | 'last'>;
  readonly directory: Pick<Directory, 'setZone' | 'personById'>;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

/** People's own digests: one schedule, and one way it comes. */
export function createFeed(parts: FeedParts): Feed {
  const { subscriptions, emails, clock } = parts;
  const digest = (person: Person) => ownDigest(parts, person);
  return {
    of: digest,
    change: async (person, wish) => {
      await change(parts, person, wish);
      return digest(person);
    },
    setZone: async (person, zone) => {
      await setZone(parts, person, zone);
      return digest(person);
    },
    pause: async (person) => {
      await subscriptions.pause((await scheduleOf(parts, person)).id, clock.now());
      return digest(person);
    },
    resume: async (person) => {
      await resume(parts, person);
      return digest(person);
    },
    askMail: (person, address) => askMail(parts, person, address),
    byMail: async (person) => {
      if ('missing' in parts.mail) throw new UserError(noMail(parts.mail.missing));
      return (await emails.toMail(person.id, clock.now())) ? digest(person) : undefined;
    },
    byDirect: async (person) => {
      await emails.toDirect(person.id, 'resting', clock.now());
      return digest(person);
    },
    forgetMail: (person) => emails.forget(person.id, clock.now()),
  };
}

async function change(parts: FeedParts, person: Person, wish: DigestWish): Promise<void> {
  const { subscriptions, slots, directory, clock } = parts;
  const before = await scheduleOf(parts, person);
  const now = clock.now();
  const choice = await asWished(before, wish, { slots, now });
  if (choice.zone !== before.zone) await directory.setZone(person.id, choice.zone);
  await subscriptions.change(before.id, choice, now);
}

async function setZone(parts: FeedParts, person: Person, typed: string): Promise<void> {
  const zone = checkZone(typed);
  await parts.directory.setZone(person.id, zone);
  if (await parts.subscriptions.scheduleOf(person.id)) await change(parts, person, { zone });
}

async function resume(parts: FeedParts, person: Person): Promise<void> {
  const schedule = await scheduleOf(parts, person);
  if (schedule.active) return;
  if ((await parts.subscriptions.topicsOf(person.id)).length === 0) throw new UserError(NOTHING_YET);
  const now = parts.clock.now();
  const [next] = nextOccurrences(schedule.cron, schedule.zone, now, 1);
  await parts.subscriptions.resume(schedule.id, next?.dueAt ?? 0, now);
}

const NOTHING_YET =
  'You follow no topic yet, so no digest comes. Join one first: /paper topic list shows them.';

async function scheduleOf({ subscriptions }: FeedParts, person: Person): Promise<Schedule> {
  const known = await subscriptions.scheduleOf(person.id);
  if (known) return known.schedule;
  throw new UserError(NOTHING_YET);
}

async function ownDigest(parts: FeedParts, person: Person): Promise<OwnDigest> {
  const { subscriptions, emails } = parts;
  const [known, topics, email] = await Promise.all([
    subscriptions.scheduleOf(person.id),
    subscriptions.topicsOf(person.id),
    emails.of(person.id),
  ]);
  const schedule = known?.schedule;
  const comes = schedule?.active === true && topics.length > 0;
  return {
    topics,
    when: wordsFromCron(schedule?.cron ?? PERSONAL_CRON),
    zone: schedule?.zone ?? (person.zone || 'UTC'),
    zoneIsSpaces: schedule ? !['chosen', 'platform'].includes(schedule.zoneFrom) : !person.zone,
    budget: schedule?.budget ?? DEFAULT_BUDGET,
    paused: schedule?.active === false && topics.length > 0,
    nextAt: comes ? schedule.nextAt : 0,
    last: schedule && (await lastSlot(parts, schedule)),
    way: email?.state === 'confirmed' ? 'mail' : 'direct',
    mail: ownMail(parts, email),
    trouble: troubleOf(parts, known?.trouble ?? '', email),
  };
}

function ownMail({ mail, clock }: FeedParts, email: EmailRecord | undefined): OwnMail {
  const asked = email && mayConfirm(email.askedAt, clock.now()) ? email.askedAddress : '';
  const address = email?.state === 'left' ? '' : (email?.address ?? '');
  return { missing: 'missing' in mail ? noMail(mail.missing) : '', address, asked };
}

const WAITS = 'The mail server cannot be reached now, so your digest waits.';

async function lastSlot({ slots }: FeedParts, { id, zone }: Schedule): Promise<SlotLine | undefined> {
  const [last] = await slots.last(id, 1);
  return last && { dueAt: last.dueAt, zone, outcome: last.outcome, reason: last.reason };
}

function troubleOf({ mail }: FeedParts, trouble: string, email: EmailRecord | undefined): string {
  if (trouble) return `Your digest did not reach you lately: ${trouble}`;
  if (email?.state === 'confirmed' && 'missing' in mail) return `${noMail(mail.missing)} Your digest waits.`;
  if (email?.state === 'confirmed' && 'state' in mail && mail.state().state !== 'connected') return WAITS;
  if (email?.state !== 'bounced') return '';
  return `E-mail did not reach you: ${email.detail} Your digest comes by direct message since.`;
}
