import type { Transaction } from 'kysely';
import type { Subject } from '../chat/api.ts';
import type { DeliveryState } from '../digest/delivery/delivery.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

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
  const folded = tx
    .selectFrom('digest_papers')
    .innerJoin('digests', 'digests.id', 'digest_papers.digest_id')
    .select((q) => [
      'digests.destination_id',
      'digest_papers.paper_id',
      'digest_papers.digest_id',
      'digests.created_at',
      q.lit(NOT_ARRIVED).as('again'),
    ])
    .distinct()
    .where('digest_papers.digest_id', '=', digestId)
    .where('digest_papers.shown', '=', 0);
  await tx
    .insertInto('shown_papers')
    .columns(['destination_id', 'paper_id', 'digest_id', 'at', 'again'])
    .expression(folded)
    .onConflict((clash) => clash.doNothing())
    .execute();
}
