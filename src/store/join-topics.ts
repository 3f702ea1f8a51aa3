import type { Transaction } from 'kysely';
import type { NewSubscription } from '../topics/subscription-store.ts';
import { newestNumber } from './announced.ts';
import { feedOf, placeNewFeeds } from './feed-way.ts';
import { livingTopics } from './living-topics.ts';
import { holdSchedules, insertFeeds, restSchedules, wakeSchedules } from './personal-schedules.ts';
import type { Database } from './schema.ts';
import { markStale } from './stale-cards.ts';

type Tx = Transaction<Database>;

interface Joined {
  readonly joined: readonly NewSubscription[];
  /** Those there was no room for. */
  readonly full: readonly NewSubscription[];
  /** How many asked for a topic that is no more. */
  readonly gone: number;
}

/**
 * Has people follow topics, each once, from now on; whoever follows nothing yet gets a destination and a schedule. A topic
 * that ended since they saw it is joined as what it became part of, or not at all.
 */
export async function joinAll(tx: Tx, asked: readonly NewSubscription[]): Promise<Joined> {
  const wanted = await stillThere(tx, asked);
  const gone = asked.length - wanted.length;
  if (wanted.length === 0) return { joined: [], full: [], gone };
  const { joined, full } = sorted(wanted, await followedBy(tx, wanted));
  const people = [...new Map(joined.map((one) => [one.personId, one])).values()];
  const [first] = people;
  if (first === undefined) return { joined, full, gone };
  const newest = await newestNumber(tx);
  await insertFeeds(tx, people);
  await placeNewFeeds(
    tx,
    people.map(({ personId }) => personId),
    first.now,
  );
  await wakeSchedules(tx, people, newest);
  await tx
    .insertInto('subscriptions')
    .values(
      joined.map(({ personId, topicId, now }) => ({
        ...{ destination_id: feedOf(personId), topic_id: topicId },
        ...{ since_number: newest, created_at: now },
      })),
    )
    .onConflict((clash) => clash.doNothing())
    .execute();
  await markStale(
    tx,
    joined.map(({ topicId }) => topicId),
    first.now,
  );
  return { joined, full, gone };
}

async function stillThere(tx: Tx, asked: readonly NewSubscription[]): Promise<readonly NewSubscription[]> {
  const living = await livingTopics(
    tx,
    asked.map(({ topicId }) => topicId),
  );
  return asked.flatMap((one) => {
    const topicId = living.get(one.topicId);
    return topicId === undefined ? [] : [{ ...one, topicId }];
  });
}

async function followedBy(
  tx: Tx,
  wanted: readonly NewSubscription[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const feeds = [...new Set(wanted.map(({ personId }) => feedOf(personId)))];
  const rows = await tx
    .selectFrom('subscriptions')
    .select(['destination_id', 'topic_id'])
    .where('destination_id', 'in', feeds)
    .execute();
  const of = Map.groupBy(rows, ({ destination_id }) => destination_id);
  return new Map([...of].map(([feed, theirs]) => [feed, theirs.map(({ topic_id }) => topic_id)]));
}

function sorted(wanted: readonly NewSubscription[], held: ReadonlyMap<string, readonly string[]>) {
  const joined: NewSubscription[] = [];
  const full: NewSubscription[] = [];
  const topics = new Map<string, Set<string>>();
  for (const one of wanted) {
    const own = topics.get(one.personId) ?? new Set(held.get(feedOf(one.personId)));
    topics.set(one.personId, own);
    if (own.has(one.topicId)) continue;
    if (own.size >= one.limit) full.push(one);
    else joined.push(one);
    if (own.size < one.limit) own.add(one.topicId);
  }
  return { joined, full };
}

/** Ends what these people follow; who then follows nothing gets nothing. */
export async function leaveAll(
  tx: Tx,
  left: readonly { readonly personId: string; readonly topicId: string }[],
  now: number,
): Promise<void> {
  if (left.length === 0) return;
  const feeds = [...new Set(left.map(({ personId }) => feedOf(personId)))];
  await holdSchedules(tx, feeds);
  await tx
    .deleteFrom('subscriptions')
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('destination_id', 'topic_id'),
        'in',
        left.map(({ personId, topicId }) => tuple(feedOf(personId), topicId)),
      ),
    )
    .execute();
  await restSchedules(tx, feeds, now);
  await markStale(
    tx,
    left.map(({ topicId }) => topicId),
    now,
  );
}
