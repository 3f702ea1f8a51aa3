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

/** Channels with a running digest, in spaces that were not left. */
function channels(db: Kysely<Database>) {
  return db
    .selectFrom('destinations')
    .innerJoin('schedules', 'schedules.destination_id', 'destinations.id')
    .leftJoin('spaces', 'spaces.id', 'destinations.space_id')
    .selectAll('destinations')
    .select('schedules.set_by')
    .where('schedules.active', '=', 1)
    .where('destinations.person_id', '=', '')
    .where((is) => is.or([is('spaces.left_at', 'is', null), is('spaces.left_at', '=', 0)]))
    .orderBy('schedules.kind');
}

async function untoldTroubles(db: Kysely<Database>): Promise<Untold[]> {
  const rows = await channels(db)
    .where('destinations.state', 'in', [...TROUBLES])
    .whereRef('destinations.told', '!=', 'destinations.state')
    .limit(AT_ONCE)
    .execute();
  return onePerChannel(rows, 'trouble');
}

async function untoldHeld(db: Kysely<Database>): Promise<Untold[]> {
  const rows = await channels(db)
    .where('destinations.told_held', '=', 0)
    .where('destinations.id', 'in', (q) =>
      q
        .selectFrom('deliveries')
        .select('deliveries.destination_id')
        .where('deliveries.state', '=', 'held')
        .where('deliveries.digest_id', '!=', ''),
    )
    .limit(AT_ONCE)
    .execute();
  return onePerChannel(rows, 'held');
}

type Row = Selectable<Database['destinations']> & { readonly set_by: string };

/** A channel may have a recap beside its digest: whoever set the digest comes first. */
function onePerChannel(rows: readonly Row[], about: Untold['about']): Untold[] {
  const first = new Map(rows.toReversed().map((row) => [row.id, row]));
  return [...first.values()].map((row) => ({
    destination: toDestination(row),
    setBy: row.set_by,
    since: row.state_at,
    about,
  }));
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
async function directTo(
  tx: Transaction<Database>,
  personId: string,
  { spaceId, platform }: Untold['destination'],
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
    .where('state', '=', 'ok')
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
  await db
    .updateTable('destinations')
    .set({ told_held: 0 })
    .where('told_held', '>', 0)
    .where('id', 'not in', (q) =>
      q
        .selectFrom('deliveries')
        .select('deliveries.destination_id')
        .where('deliveries.state', '=', 'held')
        .where('deliveries.digest_id', '!=', ''),
    )
    .execute();
}
