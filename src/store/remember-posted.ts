import type { Kysely, Transaction } from 'kysely';
import type { PostedRef, Subject } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { columnsOf, type PostedRow } from './posted-rows.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

/** A message of ours that stands somewhere, and what it is about. */
interface Sent {
  readonly ref: PostedRef;
  readonly spaceId: string;
  readonly subjects: readonly Subject[];
  readonly direct?: boolean;
}

/** Remembers messages; one that is remembered already stays as it was. */
export async function rememberAll(
  tx: Transaction<Database>,
  clock: Pick<Clock, 'now' | 'newId'>,
  all: readonly Sent[],
): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map((sent) => newRow(clock, sent));
  const added = await tx
    .insertInto('posted_messages')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['platform', 'channel_id', 'message_id']).doNothing())
    .returning('id')
    .execute();
  const ids = new Set(added.map(({ id }) => id));
  const fresh = rows.flatMap(({ id }, i) => (ids.has(id) ? [{ id, subjects: all[i]?.subjects ?? [] }] : []));
  await addSubjects(tx, fresh);
  const cards = fresh.filter(({ subjects }) => subjects[0]?.kind === 'topic').map(({ id }) => id);
  if (cards.length > 0) await addCards(tx, cards, clock.now());
}

/** A message about topics is kept as they are from now on. */
async function addCards(tx: Transaction<Database>, ids: readonly string[], now: number): Promise<void> {
  const fresh = { shown: '', stale_at: 0, looked_at: now, not_before: 0, bare: 0, over: 0 };
  await tx
    .insertInto('topic_cards')
    .values(ids.map((posted_id) => ({ posted_id, ...fresh })))
    .execute();
}

function newRow(clock: Pick<Clock, 'now' | 'newId'>, { ref, spaceId, direct }: Sent): PostedRow {
  const times = { posted_at: clock.now(), gone_at: 0, read_at: 0 };
  return { id: clock.newId(), ...columnsOf(ref), space_id: spaceId, direct: direct ? 1 : 0, ...times };
}

async function addSubjects(
  db: Kysely<Database>,
  messages: readonly { readonly id: string; readonly subjects: readonly Subject[] }[],
): Promise<void> {
  const all = messages.flatMap(({ subjects }) => subjects);
  if (all.length === 0) return;
  // A paper may have become part of another while the message waited.
  const current = await currentIds(
    db,
    all.filter(({ kind }) => kind === 'paper').map(({ id }) => id),
  );
  const rows = messages.flatMap(({ id: posted_id, subjects }) =>
    subjects.map(({ kind, id }, position) => ({
      ...{ posted_id, position, kind },
      subject_id: kind === 'paper' ? current(id) : id,
    })),
  );
  await db.insertInto('posted_subjects').values(rows).execute();
}
