import type { Kysely, Selectable } from 'kysely';
import type { Subject } from '../chat/api.ts';
import type { HeldDelivery } from '../digest/held/held-message.ts';
import type { HeldStore } from '../digest/held/held-store.ts';
import { toDestination } from './destinations.ts';
import type { Database } from './schema.ts';

/** Reads what is held in channels. */
export function heldDeliveries(db: Kysely<Database>): Pick<HeldStore, 'ofSpace' | 'get' | 'heldBefore'> {
  return {
    ofSpace: async (spaceId) => {
      const rows = await heldRows(db).where('destinations.space_id', '=', spaceId).execute();
      return rows.map(toHeld);
    },
    get: async (key) => {
      const row = await heldRows(db).where('deliveries.key', '=', key).executeTakeFirst();
      return row && toHeld(row);
    },
    heldBefore: async (instant) => {
      const rows = await heldRows(db).where('deliveries.updated_at', '<', instant).limit(100).execute();
      return rows.map(({ key, attempts }) => ({ key, attempts }));
    },
  };
}

/** The slot's zone is its schedule's; a digest of a schedule that is gone tells the time in UTC. */
function heldRows(db: Kysely<Database>) {
  return db
    .selectFrom('deliveries')
    .innerJoin('destinations', 'destinations.id', 'deliveries.destination_id')
    .innerJoin('slots', 'slots.digest_id', 'deliveries.digest_id')
    .leftJoin('schedules', 'schedules.id', 'slots.schedule_id')
    .selectAll('destinations')
    .select(['deliveries.key', 'deliveries.digest_id', 'deliveries.part', 'deliveries.parts'])
    .select(['deliveries.attempts', 'deliveries.detail', 'deliveries.subjects'])
    .select(['slots.due_at', 'schedules.zone'])
    .select((q) =>
      q
        .selectFrom('deliveries as behind')
        .select((b) => b.fn.countAll<number>().as('number'))
        .whereRef('behind.digest_id', '=', 'deliveries.digest_id')
        .where('behind.state', '=', 'waiting')
        .as('waiting'),
    )
    .where('deliveries.state', '=', 'held')
    .where('deliveries.digest_id', '!=', '')
    .where('destinations.person_id', '=', '')
    .orderBy('slots.due_at')
    .orderBy('deliveries.part');
}

type Row = Selectable<Database['destinations']> &
  Pick<
    Selectable<Database['deliveries']>,
    'key' | 'digest_id' | 'part' | 'parts' | 'attempts' | 'detail' | 'subjects'
  > & { readonly due_at: number; readonly zone: string | null; readonly waiting: number | null };

function toHeld(row: Row): HeldDelivery {
  return {
    key: row.key,
    digestId: row.digest_id,
    destination: toDestination(row),
    part: row.part,
    parts: row.parts,
    attempts: row.attempts,
    detail: row.detail,
    papers: subjectsIn(row.subjects).filter(({ kind }) => kind === 'paper').length,
    waiting: Number(row.waiting ?? 0),
    dueAt: row.due_at,
    zone: row.zone ?? 'UTC',
  };
}

const subjectsIn = (json: string): Subject[] => JSON.parse(json);
