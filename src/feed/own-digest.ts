import type { Directory, Person } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { SlotLine } from '../digest/api.ts';
import { wordsFromCron } from '../digest/schedule/cron-words.ts';
import { ranToday } from '../digest/schedule/left-of-day.ts';
import { DEFAULT_BUDGET, type Schedule } from '../digest/schedule/schedule.ts';
import type { SlotStore } from '../digest/slot/slot-store.ts';
import type { SubscriptionStore } from '../topics/subscription-store.ts';
import { PERSONAL_CRON } from '../topics/subscriptions.ts';
import type { OwnDigest, OwnMail } from './api.ts';
import { type AskParts, noMail } from './ask-mail.ts';
import { mayConfirm } from './confirm-days.ts';
import type { EmailRecord } from './email-store.ts';

export interface FeedParts extends AskParts {
  readonly subscriptions: SubscriptionStore;
  readonly slots: Pick<SlotStore, 'ranOn' | 'last'>;
  readonly directory: Pick<Directory, 'setZone'>;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

/** A person's own digest as it stands. */
export async function ownDigest(parts: FeedParts, person: Person): Promise<OwnDigest> {
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
    zoneIsSpaces: schedule ? schedule.zoneFrom === 'space' : !person.zone,
    budget: schedule?.budget ?? DEFAULT_BUDGET,
    paused: schedule?.active === false && topics.length > 0,
    nextAt: comes ? schedule.nextAt : 0,
    ranToday: comes && ranToday(schedule, parts.clock.now()),
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

async function lastSlot({ slots }: FeedParts, { id, zone }: Schedule): Promise<SlotLine | undefined> {
  const [last] = await slots.last(id, 1);
  return last && { dueAt: last.dueAt, zone, outcome: last.outcome, reason: last.reason };
}

const WAITS = 'The mail server cannot be reached now, so your digest waits.';

function troubleOf({ mail }: FeedParts, trouble: string, email: EmailRecord | undefined): string {
  if (trouble) return `Your digest did not reach you lately: ${trouble}`;
  if (email?.state === 'confirmed' && 'missing' in mail) return `${noMail(mail.missing)} Your digest waits.`;
  if (email?.state === 'confirmed' && 'state' in mail && mail.state().state !== 'connected') return WAITS;
  if (email?.state !== 'bounced') return '';
  return `E-mail did not reach you: ${email.detail} Your digest has come by direct message since.`;
}
