import type { Person } from '../chat/api.ts';
import { nextOccurrences } from '../digest/schedule/occurrences.ts';
import type { Schedule } from '../digest/schedule/schedule.ts';
import { checkZone } from '../digest/schedule/zones.ts';
import { UserError } from '../errors.ts';
import type { DigestWish, Feed } from './api.ts';
import { askMail, noMail } from './ask-mail.ts';
import { type FeedParts, ownDigest } from './own-digest.ts';
import { asWished } from './own-time.ts';

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
