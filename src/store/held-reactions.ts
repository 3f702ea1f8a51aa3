import type { Transaction } from 'kysely';
import type { Held } from '../reactions/reaction-lists.ts';
import type { Told } from '../reactions/told.ts';
import { keyOf } from './email-asks.ts';
import { forgottenHash } from './forgotten.ts';
import { personOf } from './people.ts';
import { newPerson, newZone, type peopleOf } from './people-seen.ts';
import type { Database } from './schema.ts';

type Tx = Transaction<Database>;
type People = Awaited<ReturnType<typeof peopleOf>>;
export type Forgotten = ReadonlyMap<string, { readonly hash: string; readonly at: number }>;

/** What is held of some of what was told, read in few statements. */
export async function heldOf(
  tx: Tx,
  all: readonly Told[],
  people: People,
  forgotten: Forgotten,
  now: number,
): Promise<Held> {
  const rows = await rowsOf(tx, all);
  const followed = await followedAmong(tx, all);
  return {
    rows: ({ posted, personId }) => rows.get(`${posted.id} ${personId}`) ?? [],
    isFollowed: ({ eventId, posted }) =>
      eventId !== undefined && followed.has(`${posted.ref.platform} ${eventId}`),
    forgottenSince: (told) => forgotten.get(hashKey(told))?.at,
    person: ({ personId, ref }) => {
      const known = people.get(personId);
      if (!known) return ref && personOf(newPerson(ref, now));
      return personOf({ ...known, zone: newZone(known, ref?.zone) ?? known.zone });
    },
  };
}

async function rowsOf(tx: Tx, all: readonly Told[]) {
  const rows = await tx
    .selectFrom('reactions')
    .selectAll()
    .where('person_id', 'in', [...new Set(all.map(({ personId }) => personId))])
    .where('posted_id', 'in', [...new Set(all.map(({ posted }) => posted.id))])
    .execute();
  const held = rows.map(({ person_id: personId, posted_id, emoji, present, at }) => ({
    key: `${posted_id} ${personId}`,
    row: { emoji, personId, present: present === 1, at },
  }));
  const of = Map.groupBy(held, ({ key }) => key);
  return new Map([...of].map(([key, some]) => [key, some.map(({ row }) => row)]));
}

async function followedAmong(tx: Tx, all: readonly Told[]): Promise<ReadonlySet<string>> {
  const ids = all.flatMap(({ eventId }) => eventId ?? []);
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('events_seen')
    .select(['platform', 'event_id'])
    .where('platform', 'in', [...new Set(all.map(({ posted }) => posted.ref.platform))])
    .where('event_id', 'in', ids)
    .execute();
  return new Set(rows.map(({ platform, event_id }) => `${platform} ${event_id}`));
}

/** Hardly any message has one: hashes are made only where they can be found. */
export async function forgottenAmong(tx: Tx, all: readonly Told[]): Promise<Forgotten> {
  const messages = await tx
    .selectFrom('forgotten')
    .select('posted_id')
    .distinct()
    .where('posted_id', 'in', [...new Set(all.map(({ posted }) => posted.id))])
    .execute();
  const found = new Map<string, { hash: string; at: number }>();
  if (messages.length === 0) return found;
  const key = await keyOf(tx);
  const with_ = new Set(messages.map(({ posted_id }) => posted_id));
  for (const told of all.filter(({ posted }) => with_.has(posted.id))) {
    const hash = forgottenHash(key, told.personId);
    const row = await tx
      .selectFrom('forgotten')
      .select('at')
      .where((is) => is.and({ posted_id: told.posted.id, emoji: told.emoji, person_hash: hash }))
      .executeTakeFirst();
    if (row) found.set(hashKey(told), { hash, at: row.at });
  }
  return found;
}

export const hashKey = ({ posted, emoji, personId }: Told) => `${posted.id} ${emoji} ${personId}`;
