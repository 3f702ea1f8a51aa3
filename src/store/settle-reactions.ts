import type { Transaction } from 'kysely';
import type { Effect } from '../reactions/effect.ts';
import { fullWord } from '../reactions/full-word.ts';
import type { ReactionLists } from '../reactions/reaction-lists.ts';
import type { Told } from '../reactions/told.ts';
import type { NewSubscription } from '../topics/subscription-store.ts';
import { enqueue } from './enqueue.ts';
import { feedOf } from './feed-way.ts';
import { type Forgotten, forgottenAmong, hashKey, heldOf } from './held-reactions.ts';
import { joinAll, leaveAll } from './join-topics.ts';
import { directTo } from './notices.ts';
import { writeMutes, writeSaves, writeVotes } from './own-marks.ts';
import { peopleOf, seePeople } from './people-seen.ts';
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
  if (joined.length === 0) return;
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
