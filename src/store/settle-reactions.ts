import type { Transaction } from 'kysely';
import type { Effect } from '../reactions/effect.ts';
import { fullWord } from '../reactions/full-word.ts';
import type { Held, ReactionLists } from '../reactions/reaction-lists.ts';
import type { Told } from '../reactions/told.ts';
import type { NewSubscription } from '../topics/subscription-store.ts';
import { keyOf } from './email-asks.ts';
import { enqueue } from './enqueue.ts';
import { feedOf } from './feed-way.ts';
import { forgottenHash } from './forgotten.ts';
import { joinAll, leaveAll } from './join-topics.ts';
import { directTo } from './notices.ts';
import { writeMutes, writeSaves, writeVotes } from './own-marks.ts';
import { personOf } from './people.ts';
import { newPerson, newZone, peopleOf, seePeople } from './people-seen.ts';
import { writeRows } from './reaction-rows.ts';
import type { Database } from './schema.ts';

type Tx = Transaction<Database>;
type Settle = ReactionLists['settle'];

/** Reads what is held, has it decided, writes what comes of it: each in few statements, however many reactions there are. */
export async function settleReactions(
  tx: Tx,
  all: readonly Told[],
  decide: Parameters<Settle>[1],
  now: number,
): Promise<void> {
  if (all.length === 0) return;
  const people = await peopleOf(tx, [...new Set(all.map(({ personId }) => personId))]);
  const forgotten = await forgottenAmong(tx, all);
  const held = await heldOf(tx, all, people, forgotten, now);
  const { rows, effects, seen, noLongerForgotten } = decide(held);
  if (seen.length > 0) await seePeople(tx, seen, people, now);
  await writeEffects(tx, effects, now);
  await writeRows(tx, rows);
  for (const told of noLongerForgotten) await endForgotten(tx, told, forgotten);
  await noteEvents(tx, all, now);
}

type People = Awaited<ReturnType<typeof peopleOf>>;
type Forgotten = Awaited<ReturnType<typeof forgottenAmong>>;

async function heldOf(
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
async function forgottenAmong(
  tx: Tx,
  all: readonly Told[],
): Promise<ReadonlyMap<string, { readonly hash: string; readonly at: number }>> {
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

const hashKey = ({ posted, emoji, personId }: Told) => `${posted.id} ${emoji} ${personId}`;

async function endForgotten(tx: Tx, told: Told, forgotten: Forgotten): Promise<void> {
  const person_hash = forgotten.get(hashKey(told))?.hash ?? '';
  await tx
    .deleteFrom('forgotten')
    .where((is) => is.and({ posted_id: told.posted.id, emoji: told.emoji, person_hash }))
    .execute();
}

async function writeEffects(tx: Tx, effects: readonly Effect[], now: number): Promise<void> {
  const of = <K extends Effect['kind']>(kind: K) =>
    effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
  await leaveAll(tx, of('leave'), now);
  await writeVotes(tx, of('vote'), now);
  await writeSaves(tx, of('save'), now);
  await writeMutes(tx, of('mute'), now);
  await join(tx, of('join'));
}

/** Joining is asking for messages: what was closed before is tried again. */
async function join(tx: Tx, wanted: readonly NewSubscription[]): Promise<void> {
  if (wanted.length === 0) return;
  const { joined, full } = await joinAll(tx, wanted);
  await tellFull(tx, full);
  const closed = await tx
    .selectFrom('destinations')
    .select(['id', 'person_id'])
    .where('id', 'in', [...new Set(joined.map(({ personId }) => feedOf(personId)))])
    .where('state', '!=', 'ok')
    .execute();
  if (closed.length === 0) return;
  const ids = closed.map(({ id }) => id);
  await tx
    .updateTable('destinations')
    .set({ state: 'ok', state_reason: '' })
    .where('id', 'in', ids)
    .execute();
  const people = closed.map(({ person_id }) => person_id);
  await tx.updateTable('people').set({ direct_closed_at: 0 }).where('id', 'in', people).execute();
}

async function tellFull(tx: Tx, full: readonly NewSubscription[]): Promise<void> {
  for (const one of full) {
    const destinationId = await directTo(tx, one.personId, one, one.now);
    await enqueue(tx, [{ ...fullWord(one), destinationId, subjects: [] }], one.now);
  }
}

async function noteEvents(tx: Tx, all: readonly Told[], at: number): Promise<void> {
  const events = all.flatMap(({ eventId, posted }) =>
    eventId === undefined ? [] : [{ platform: posted.ref.platform, event_id: eventId, at }],
  );
  if (events.length === 0) return;
  await tx
    .insertInto('events_seen')
    .values(events)
    .onConflict((clash) => clash.doNothing())
    .execute();
}
