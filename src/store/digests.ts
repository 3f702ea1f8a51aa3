import type { InsertObject, Transaction } from 'kysely';
import type { NewDigest } from '../digest/slot/slot-store.ts';
import type { PaperId } from '../papers/api.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

/** A digest with the schedule and the destination that it is for. */
export interface DigestRow extends NewDigest {
  readonly scheduleId: string;
  readonly destinationId: string;
}

const ROWS_AT_ONCE = 100;

/** Digests with their papers, their messages to send, and what their destinations have had with them. */
export async function insertDigests(
  tx: Transaction<Database>,
  digests: readonly DigestRow[],
  now: number,
): Promise<void> {
  if (digests.length === 0) return;
  const current = await asHeldNow(tx, digests);
  await insertInChunks(
    tx,
    'digests',
    digests.map(({ id, scheduleId, destinationId, fromNumber, toNumber, folded = [] }) => ({
      ...{ id, schedule_id: scheduleId, destination_id: destinationId, created_at: now },
      ...{ from_number: fromNumber, to_number: toNumber },
      folded: folded.length > 0 ? JSON.stringify(folded.map(current)) : '',
    })),
  );
  await insertInChunks(
    tx,
    'digest_papers',
    digests.flatMap((digest) => paperRows(digest, current)),
  );
  await insertShown(tx, digests, current, now);
  await insertInChunks(
    tx,
    'deliveries',
    digests.flatMap((digest) => deliveryRows(digest, now)),
  );
}

type Current = (id: PaperId) => PaperId;

/** A paper may have become part of another between the choice and this. */
function asHeldNow(tx: Transaction<Database>, digests: readonly DigestRow[]): Promise<Current> {
  const ids = digests.flatMap(({ papers, folded = [] }) => [
    ...papers.map(({ paperId }) => paperId),
    ...folded,
  ]);
  return currentIds(tx, [...new Set(ids)]);
}

function paperRows({ id, papers }: DigestRow, current: Current): Database['digest_papers'][] {
  return papers.map(({ paperId, reason, shown }, i) => ({
    ...{ digest_id: id, position: i + 1, paper_id: current(paperId), reason },
    shown: shown ? 1 : 0,
  }));
}

async function insertInChunks<T extends 'digests' | 'digest_papers' | 'deliveries'>(
  tx: Transaction<Database>,
  table: T,
  rows: readonly InsertObject<Database, T>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insertInto<T>(table)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** What was owed and is not in this digest does not fit any more, or is folded: it is owed no longer. */
async function insertShown(
  tx: Transaction<Database>,
  digests: readonly DigestRow[],
  current: Current,
  now: number,
): Promise<void> {
  // A recap brings nothing new.
  const bringing = digests.filter(({ papers }) => papers.length > 0);
  if (bringing.length === 0) return;
  const ids = bringing.map(({ destinationId }) => destinationId);
  const owed = tx.updateTable('shown_papers').set({ again: 0 }).where('destination_id', 'in', ids);
  await owed.where('again', 'in', [1, 2]).execute();
  const rows = bringing.flatMap((digest) => shownRows(digest, current, now));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insertInto('shown_papers')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflict((clash) =>
        clash
          .columns(['destination_id', 'paper_id'])
          .doUpdateSet((row) => ({ digest_id: row.ref('excluded.digest_id'), at: now, again: 0 })),
      )
      .execute();
  }
}

function shownRows({ id, destinationId, papers }: DigestRow, current: Current, now: number) {
  const shown = papers.filter((paper) => paper.shown).map(({ paperId }) => current(paperId));
  return [...new Set(shown)].map((paper_id) => ({
    ...{ destination_id: destinationId, paper_id, digest_id: id, at: now, again: 0 },
  }));
}

function deliveryRows(
  { id, destinationId, deliveries }: DigestRow,
  now: number,
): InsertObject<Database, 'deliveries'>[] {
  return deliveries.map(({ key, part, parts, message, subjects, under }) => ({
    key,
    digest_id: id,
    destination_id: destinationId,
    part,
    parts,
    under_part: under && 'part' in under ? under.part : 0,
    message: JSON.stringify(message),
    subjects: JSON.stringify(subjects),
    state: 'pending',
    attempts: 0,
    lease_until: 0,
    not_before: 0,
    channel_id: '',
    message_id: '',
    detail: '',
    created_at: now,
    updated_at: now,
  }));
}
