import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Notice, NoticeStore, Untold } from '../digest/recovery/notice-store.ts';
import { toDestination } from './destinations.ts';
import { enqueue } from './enqueue.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

export function noticeStore(store: Pick<Store, 'db'>, clock: Clock): NoticeStore {
  const { db } = store;
  return {
    untold: async () => [...(await untoldTroubles(db)), ...(await untoldHeld(db))],
    told: (untold, notice, now) => transact(store, clock, (tx) => told(tx, untold, notice, now)),
    forgetOver: async () => {
      await forgetTroubles(db);
      await forgetHeld(db);
    },
  };
}

const TROUBLES = ['gone', 'refused'] as const;
const ARRIVED = ['posted', 'caught-up'] as const;
/** The others are told in the next minutes. */
const AT_ONCE = 50;

/** Channels in spaces that were not left, with who set their digest (a recap comes second); nobody, when it is off. */
function channels(db: Kysely<Database>) {
  return db
    .selectFrom('destinations')
    .leftJoin('spaces', 'spaces.id', 'destinations.space_id')
    .selectAll('destinations')
    .select((q) =>
      q
        .selectFrom('schedules')
        .select('schedules.set_by')
        .whereRef('schedules.destination_id', '=', 'destinations.id')
        .where('schedules.active', '=', 1)
        .orderBy('schedules.kind')
        .limit(1)
        .as('set_by'),
    )
    .where((is) => is.or([is('spaces.left_at', 'is', null), is('spaces.left_at', '=', 0)]));
}

type Row = Selectable<Database['destinations']> & { readonly set_by: string | null };

async function untoldTroubles(db: Kysely<Database>): Promise<Untold[]> {
  const rows = await channels(db)
    .where('destinations.state', 'in', [...TROUBLES])
    .whereRef('destinations.told', '!=', 'destinations.state')
    .execute();
  return untold(rows, 'trouble');
}

async function untoldHeld(db: Kysely<Database>): Promise<Untold[]> {
  const ids = await heldAt(db);
  if (ids.length === 0) return [];
  const rows = await channels(db).where('destinations.id', 'in', ids).execute();
  return untold(
    rows.filter((row) => row.told_held === 0),
    'held',
  );
}

/** Where a digest is off nobody waits for it. */
function untold(rows: readonly Row[], about: Untold['about']): Untold[] {
  // In code: there are far more channels than troubles, and SQLite might begin with those.
  const all = rows.flatMap((row) => {
    const { set_by: setBy, state_at: since, person_id } = row;
    if (setBy === null || person_id !== '') return [];
    return [{ destination: toDestination(row), setBy, since, about }];
  });
  return all.slice(0, AT_ONCE);
}

async function heldAt(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('destination_id')
    .distinct()
    .where('state', '=', 'held')
    .where('digest_id', '!=', '')
    .execute();
  return rows.map((row) => row.destination_id);
}

async function told(tx: Transaction<Database>, untold: Untold, notice: Notice | undefined, now: number) {
  const { destination, about } = untold;
  const mark = about === 'held' ? { told_held: now } : { told: destination.state, told_at: now };
  await tx.updateTable('destinations').set(mark).where('id', '=', destination.id).execute();
  if (!notice) return;
  const destinationId = await directTo(tx, notice.personId, destination, now);
  const { key, message } = notice;
  await enqueue(tx, [{ key, destinationId, message, subjects: [] }], now);
}

/** The person as a destination, which somebody who follows no topic is not yet. */
export async function directTo(
  tx: Transaction<Database>,
  personId: string,
  { spaceId, platform }: Pick<Untold['destination'], 'spaceId' | 'platform'>,
  now: number,
): Promise<string> {
  const id = `direct:${personId}`;
  await tx
    .insertInto('destinations')
    .values({
      ...{ id, space_id: spaceId, platform, kind: 'direct', channel_id: '', person_id: personId, name: '' },
      ...{ state: 'ok', state_reason: '', state_at: now, created_at: now },
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
  return id;
}

/** Once a whole digest has arrived: a right that comes and goes is one trouble. */
async function forgetTroubles(db: Kysely<Database>): Promise<void> {
  await db
    .updateTable('destinations')
    .set({ told: '' })
    .where('told', 'in', [...TROUBLES])
    .where('state', 'not in', [...TROUBLES])
    .where((is) =>
      is.exists(
        is
          .selectFrom('slots')
          .innerJoin('schedules', 'schedules.id', 'slots.schedule_id')
          .select('slots.due_at')
          .whereRef('schedules.destination_id', '=', 'destinations.id')
          .whereRef('slots.updated_at', '>', 'destinations.told_at')
          .where('slots.outcome', 'in', [...ARRIVED]),
      ),
    )
    .execute();
}

async function forgetHeld(db: Kysely<Database>): Promise<void> {
  const told = await db.selectFrom('destinations').select('id').where('told_held', '>', 0).execute();
  if (told.length === 0) return;
  const held = new Set(await heldAt(db));
  const over = told.map(({ id }) => id).filter((id) => !held.has(id));
  if (over.length === 0) return;
  await db.updateTable('destinations').set({ told_held: 0 }).where('id', 'in', over).execute();
}
