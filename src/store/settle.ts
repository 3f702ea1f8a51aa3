import type { Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Delivery, DeliveryState } from '../digest/delivery/delivery.ts';
import { type Settle, settled } from '../digest/slot/settle.ts';
import { together } from '../together.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { toSlot } from './slots.ts';
import { transact } from './transact.ts';

/** Those settled at the same time share a transaction. */
export function settleStore(store: Pick<Store, 'db'>, clock: Clock): Settle {
  return together((digests: readonly string[]) =>
    transact(store, clock, async (tx) => {
      await settleDigests(tx, digests, clock.now());
      return digests.map(() => undefined);
    }),
  );
}

/** Writes the outcome of each slot that is being sent and whose messages have all ended. */
export async function settleDigests(
  tx: Transaction<Database>,
  asked: readonly string[],
  now: number,
): Promise<void> {
  const digests = [...new Set(asked)].filter((id) => id !== '');
  if (digests.length === 0) return;
  const slots = await tx
    .selectFrom('slots')
    .leftJoin('schedules', 'schedules.id', 'slots.schedule_id')
    .selectAll('slots')
    .select('schedules.zone')
    .where('slots.digest_id', 'in', digests)
    .where('slots.outcome', '=', 'sending')
    .execute();
  const deliveries = await statesOf(tx, digests);
  for (const row of slots) {
    const verdict = settled(toSlot(row), deliveries.get(row.digest_id) ?? [], now, row.zone ?? 'UTC');
    if (!verdict) continue;
    await tx
      .updateTable('slots')
      .set({ ...verdict, updated_at: now })
      .where('schedule_id', '=', row.schedule_id)
      .where('local_date', '=', row.local_date)
      .where('wall_time', '=', row.wall_time)
      .execute();
  }
}

type State = Pick<Delivery, 'part' | 'state' | 'detail'>;

async function statesOf(
  tx: Transaction<Database>,
  digests: readonly string[],
): Promise<ReadonlyMap<string, State[]>> {
  const rows = await tx
    .selectFrom('deliveries')
    .select(['digest_id', 'part', 'state', 'detail'])
    .where('digest_id', 'in', [...digests])
    .orderBy('part')
    .execute();
  const states = new Map<string, State[]>();
  for (const { digest_id, state, ...row } of rows) {
    const all = states.get(digest_id) ?? [];
    all.push({ ...row, state: state as DeliveryState });
    states.set(digest_id, all);
  }
  return states;
}
