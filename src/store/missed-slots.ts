import type { Transaction } from 'kysely';
import type { Subject } from '../chat/api.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

interface When {
  /** Older slots are not caught up. */
  readonly dueAfter: number;
  /** Refused since. */
  readonly since: number;
  readonly now: number;
}

/** A slot that failed because its channel refused is run once more: its digest goes on where it broke off. */
export async function runLastSlotAgain(
  tx: Transaction<Database>,
  schedule: { readonly id: string; readonly next_at: number },
  when: When,
): Promise<void> {
  const slot = await tx
    .selectFrom('slots')
    .selectAll()
    .where('schedule_id', '=', schedule.id)
    .orderBy('due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!slot || slot.due_at <= when.dueAfter) return;
  if (slot.digest_id === '' && slot.outcome === 'failed') await undecide(tx, slot, schedule.next_at);
  if (slot.digest_id !== '' && ['failed', 'partly-posted'].includes(slot.outcome)) {
    await goOn(tx, slot, when);
  }
}

/** Nothing was chosen for it: as if it had never been looked at, it is due again. */
async function undecide(tx: Transaction<Database>, slot: Database['slots'], nextAt: number): Promise<void> {
  await tx
    .deleteFrom('slots')
    .where('schedule_id', '=', slot.schedule_id)
    .where('local_date', '=', slot.local_date)
    .where('wall_time', '=', slot.wall_time)
    .execute();
  await tx
    .updateTable('schedules')
    .set({ next_at: Math.min(nextAt, slot.due_at) })
    .where('id', '=', slot.schedule_id)
    .execute();
}

/** The refusal was recorded by another clock reading than what it ended, in either order. */
const ABOUT_MS = 60_000;

async function goOn(tx: Transaction<Database>, slot: Database['slots'], { since, now }: When): Promise<void> {
  const revived = await tx
    .updateTable('deliveries')
    .set({ state: 'pending', detail: '', not_before: 0, updated_at: now })
    .where('digest_id', '=', slot.digest_id)
    .where('state', 'in', ['failed', 'skipped'])
    .where('updated_at', '>=', since - ABOUT_MS)
    .returning('subjects')
    .execute();
  if (revived.length === 0) return;
  await tx
    .updateTable('slots')
    .set({ outcome: 'sending', reason: 'being posted', updated_at: now })
    .where('schedule_id', '=', slot.schedule_id)
    .where('local_date', '=', slot.local_date)
    .where('wall_time', '=', slot.wall_time)
    .execute();
  await oweNoMore(tx, slot.digest_id, revived.flatMap(subjectsOf));
}

const subjectsOf = ({ subjects }: { readonly subjects: string }): Subject[] => JSON.parse(subjects);

/** What its messages show counts as had again; what they fold was never had, and the button under them lists it. */
async function oweNoMore(tx: Transaction<Database>, digestId: string, subjects: readonly Subject[]) {
  const ids = subjects.filter(({ kind }) => kind === 'paper').map(({ id }) => id);
  const shown = ids.length > 0 ? ids.map(await currentIds(tx, ids)) : [''];
  await tx
    .updateTable('shown_papers')
    .set({ again: 0 })
    .where('digest_id', '=', digestId)
    .where('paper_id', 'in', shown)
    .execute();
  await tx.deleteFrom('shown_papers').where('digest_id', '=', digestId).where('again', '=', 2).execute();
}
