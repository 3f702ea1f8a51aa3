import type { Kysely, Transaction } from 'kysely';
import type { PostingNeeds } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { RecoveryStore, RefusedDestination } from '../digest/recovery/recovery-store.ts';
import { toDestination } from './destinations.ts';
import { runLastSlotAgain } from './missed-slots.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

export function recoveryStore(store: Pick<Store, 'db'>, clock: Clock): RecoveryStore {
  const { db } = store;
  return {
    refused: async () => {
      const rows = await db
        .selectFrom('destinations')
        .leftJoin('spaces', 'spaces.id', 'destinations.space_id')
        .selectAll('destinations')
        .select((q) =>
          q
            .exists(
              q
                .selectFrom('schedules')
                .select('schedules.id')
                .whereRef('schedules.destination_id', '=', 'destinations.id')
                .where('schedules.active', '=', 1)
                .where('schedules.layout', '=', 'thread'),
            )
            .as('threads'),
        )
        .where('destinations.state', '=', 'refused')
        .where('destinations.person_id', '=', '')
        .where((is) => is.or([is('spaces.left_at', 'is', null), is('spaces.left_at', '=', 0)]))
        .where('destinations.id', 'in', (q) =>
          q.selectFrom('schedules').select('destination_id').where('active', '=', 1),
        )
        .orderBy('destinations.checked_at')
        .orderBy('destinations.state_at')
        .execute();
      const needs = await needsOf(db);
      return rows.map((row) => ({
        destination: toDestination(row),
        needs: needs.get(row.id) ?? {},
        since: row.state_at,
        checkedAt: row.checked_at,
        toldAt: row.told === '' ? 0 : row.told_at,
        threads: row.kind === 'forum' || Boolean(row.threads),
      }));
    },
    stillRefused: async (id, reason, now) => {
      await db
        .updateTable('destinations')
        .set({ state_reason: reason, checked_at: now })
        .where('id', '=', id)
        .where('state', '=', 'refused')
        .execute();
    },
    recover: (refused, dueAfter, now) => transact(store, clock, (tx) => recover(tx, refused, dueAfter, now)),
  };
}

/** What messages of the refused ones' schedules are made of. */
async function needsOf(db: Kysely<Database>): Promise<ReadonlyMap<string, PostingNeeds>> {
  const rows = await db
    .selectFrom('schedules')
    .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
    .select(['destinations.id', 'destinations.kind as place', 'schedules.kind', 'schedules.layout'])
    .where('destinations.state', '=', 'refused')
    .where('schedules.active', '=', 1)
    .execute();
  const of = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...of].map(([id, all]) => [
      id,
      {
        threads: all.some(({ place, layout }) => place === 'forum' || layout === 'thread'),
        files: all.some(({ kind }) => kind === 'recap'),
      },
    ]),
  );
}

async function recover(
  tx: Transaction<Database>,
  { destination, since }: RefusedDestination,
  dueAfter: number,
  now: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('destinations')
    .set({ state: 'ok', state_reason: '', state_at: now, checked_at: 0 })
    .where('id', '=', destination.id)
    .where('state', '=', 'refused')
    .where('state_at', '=', since)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  const schedules = await tx
    .selectFrom('schedules')
    .select(['id', 'next_at'])
    .where('destination_id', '=', destination.id)
    .where('active', '=', 1)
    .execute();
  for (const schedule of schedules) await runLastSlotAgain(tx, schedule, { dueAfter, since, now });
  return true;
}
