import type { Transaction } from 'kysely';
import type { Subject } from '../chat/api.ts';
import type { DeliveryState } from '../digest/delivery/delivery.ts';
import type { PaperId } from '../papers/api.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 100;
const PERHAPS_HAD = 1;
const NOT_ARRIVED = 2;

/** What the parts in these states should have brought comes with the next digest; so does what was folded, when its line did not arrive. */
export async function oweLost(
  tx: Transaction<Database>,
  digestId: string,
  lost: readonly DeliveryState[],
): Promise<void> {
  const parts = await tx
    .selectFrom('deliveries')
    .select(['subjects', 'part', 'parts', 'state'])
    .where('digest_id', '=', digestId)
    .where('state', 'in', ['failed', 'skipped'])
    .execute();
  const unread = parts.filter(({ state }) => lost.includes(state as DeliveryState));
  await owe(tx, digestId, unread, NOT_ARRIVED);
  if (parts.some(({ part, parts: all }) => part === all)) await oweFolded(tx, digestId);
}

/** Whether a person has had a message that nobody can look up is not known: it may come once more. A channel's stays held. */
export async function oweHeld(tx: Transaction<Database>, key: string): Promise<void> {
  const held = await tx
    .selectFrom('deliveries')
    .innerJoin('destinations', 'destinations.id', 'deliveries.destination_id')
    .select(['deliveries.digest_id', 'deliveries.subjects'])
    .where('deliveries.key', '=', key)
    .where('destinations.person_id', '!=', '')
    .executeTakeFirst();
  if (held) await owe(tx, held.digest_id, [held], PERHAPS_HAD);
}

async function owe(
  tx: Transaction<Database>,
  digestId: string,
  parts: readonly { readonly subjects: string }[],
  again: number,
): Promise<void> {
  const subjects: Subject[] = parts.flatMap((part) => JSON.parse(part.subjects));
  const ids = subjects.filter(({ kind }) => kind === 'paper').map(({ id }) => id);
  if (ids.length === 0) return;
  const current = await currentIds(tx, ids);
  await tx
    .updateTable('shown_papers')
    .set({ again })
    .where('digest_id', '=', digestId)
    .where('paper_id', 'in', ids.map(current))
    .execute();
}

async function oweFolded(tx: Transaction<Database>, digestId: string): Promise<void> {
  const digest = await tx
    .selectFrom('digests')
    .select(['destination_id', 'created_at', 'folded'])
    .where('id', '=', digestId)
    .executeTakeFirst();
  if (!digest) return;
  const ids = digest.folded === '' ? await foldedRows(tx, digestId) : await foldedList(tx, digest.folded);
  const about = { destination_id: digest.destination_id, digest_id: digestId, at: digest.created_at };
  const rows = [...new Set(ids)].map((paper_id) => ({ ...about, paper_id, again: NOT_ARRIVED }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insertInto('shown_papers')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflict((clash) => clash.doNothing())
      .execute();
  }
}

async function foldedList(tx: Transaction<Database>, folded: string): Promise<PaperId[]> {
  const ids: PaperId[] = JSON.parse(folded);
  return ids.map(await currentIds(tx, ids));
}

/** As digests were kept before. */
async function foldedRows(tx: Transaction<Database>, digestId: string): Promise<PaperId[]> {
  const rows = await tx
    .selectFrom('digest_papers')
    .select('paper_id')
    .where('digest_id', '=', digestId)
    .where('shown', '=', 0)
    .execute();
  return rows.map(({ paper_id }) => paper_id);
}
