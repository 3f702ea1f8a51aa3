import type { Kysely, Selectable, Transaction } from 'kysely';
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
    refused: () => refused(db),
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

async function refused(db: Kysely<Database>): Promise<RefusedDestination[]> {
  const rows = await db
    .selectFrom('destinations')
    .leftJoin('spaces', 'spaces.id', 'destinations.space_id')
    .selectAll('destinations')
    .where('destinations.state', '=', 'refused')
    .where((is) => is.or([is('spaces.left_at', 'is', null), is('spaces.left_at', '=', 0)]))
    .orderBy('destinations.checked_at')
    .orderBy('destinations.state_at')
    .execute();
  // In code: there are far more channels than refused ones, and SQLite might begin with those.
  const channels = rows.filter((row) => row.person_id === '');
  const schedules = await activeOf(
    db,
    channels.map(({ id }) => id),
  );
  return channels.flatMap((row) => {
    const active = schedules.get(row.id);
    if (!active) return [];
    const times = { since: row.state_at, checkedAt: row.checked_at };
    const toldAt = row.told === '' ? 0 : row.told_at;
    return [{ destination: toDestination(row), needs: needsOf(row.kind, active), ...times, toldAt }];
  });
}

type ActiveSchedule = Pick<
  Selectable<Database['schedules']>,
  'destination_id' | 'layout' | 'kind' | 'active'
>;

/** What the messages of its schedules are made of. */
function needsOf(place: string, active: readonly ActiveSchedule[]): PostingNeeds {
  return {
    threads: place === 'forum' || active.some(({ layout }) => layout === 'thread'),
    files: active.some(({ kind }) => kind === 'recap'),
  };
}

const IDS_AT_ONCE = 500;

/** By destination. */
async function activeOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ActiveSchedule[]>> {
  const schedules: ActiveSchedule[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const some = await db
      .selectFrom('schedules')
      .select(['destination_id', 'layout', 'kind', 'active'])
      .where('destination_id', 'in', ids.slice(at, at + IDS_AT_ONCE))
      .execute();
    schedules.push(...some.filter(({ active }) => active === 1));
  }
  return Map.groupBy(schedules, (schedule) => schedule.destination_id);
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
