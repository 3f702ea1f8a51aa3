import type { Person, Space } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { wordsFromCron } from '../digest/schedule/cron-words.ts';
import { nextOccurrences } from '../digest/schedule/occurrences.ts';
import { DEFAULT_BUDGET, type Schedule } from '../digest/schedule/schedule.ts';
import { isZone } from '../digest/schedule/zones.ts';
import { UserError } from '../errors.ts';
import type { Receipt, Subscriptions, Topic } from './api.ts';
import type { NewSubscription, SubscriptionStore } from './subscription-store.ts';

export interface SubscriptionParts {
  readonly subscriptions: SubscriptionStore;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

/** Weekdays 9:00, in the person's zone. */
export const PERSONAL_CRON = '0 9 * * 1-5';
const MOST_TOPICS = 200;

/** What people follow, by direct message. */
export function createSubscriptions(parts: SubscriptionParts): Subscriptions {
  const { subscriptions, clock } = parts;
  return {
    join: (person, space, topic) => join(parts, person, space, topic),
    leave: async (person, topic) => {
      const changed = await subscriptions.leave(person.id, topic.id, clock.now());
      return receipt(parts, person, topic, changed, '');
    },
    of: async (person) => {
      const trouble = (await subscriptions.scheduleOf(person.id))?.trouble ?? '';
      const topics = await subscriptions.topicsOf(person.id);
      return Promise.all(topics.map((topic) => receipt(parts, person, topic, false, trouble)));
    },
  };
}

async function join(parts: SubscriptionParts, person: Person, space: Space, topic: Topic): Promise<Receipt> {
  const { subscriptions, clock } = parts;
  const trouble = (await subscriptions.scheduleOf(person.id))?.trouble ?? '';
  const result = await subscriptions.join(joining(clock)(person, space, topic.id));
  if (result === 'full') {
    throw new UserError(
      `You follow ${MOST_TOPICS} topics, as many as one can. Leave one first, then join ${topic.name}.`,
    );
  }
  if (result === 'gone') {
    throw new UserError(`${topic.name} has just been removed. /paper topic list shows the topics there are.`);
  }
  // Joining is asking for messages: what was closed before is tried again.
  if (trouble) await subscriptions.reopen(person.id);
  return receipt(parts, person, topic, result === 'joined', trouble);
}

/** What joining writes, for any number of people at one moment. */
export function joining(clock: Pick<Clock, 'now' | 'newId'>) {
  const now = clock.now();
  const nextIn = new Map<string, number>();
  const next = (zone: string) => {
    const at = nextIn.get(zone) ?? nextOccurrences(PERSONAL_CRON, zone, now, 1)[0]?.dueAt ?? 0;
    nextIn.set(zone, at);
    return at;
  };
  return (person: Person, space: Space, topicId: string): NewSubscription => {
    const own = isZone(person.zone);
    const zone = own ? person.zone : isZone(space.zone) ? space.zone : 'UTC';
    const zoneFrom = own ? 'platform' : 'space';
    const when = { cron: PERSONAL_CRON, zone, zoneFrom, budget: DEFAULT_BUDGET, nextAt: next(zone) } as const;
    return {
      ...{ personId: person.id, spaceId: space.id, platform: person.platform, topicId },
      ...{ limit: MOST_TOPICS, schedule: { id: clock.newId(), ...when }, now },
    };
  };
}

async function receipt(
  { subscriptions }: SubscriptionParts,
  person: Person,
  topic: Topic,
  changed: boolean,
  trouble: string,
): Promise<Receipt> {
  const schedule = (await subscriptions.scheduleOf(person.id))?.schedule;
  return {
    topic,
    changed,
    ...timesOf(schedule),
    ...(trouble && { trouble: `Direct messages did not reach you lately: ${trouble}` }),
  };
}

function timesOf(schedule: Schedule | undefined): Pick<Receipt, 'when' | 'zone' | 'zoneIsSpaces' | 'nextAt'> {
  if (!schedule) return { when: wordsFromCron(PERSONAL_CRON), zone: 'UTC', zoneIsSpaces: true, nextAt: 0 };
  return {
    when: wordsFromCron(schedule.cron),
    zone: schedule.zone,
    zoneIsSpaces: schedule.zoneFrom === 'space',
    nextAt: schedule.active ? schedule.nextAt : 0,
  };
}
