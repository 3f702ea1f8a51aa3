import type { Kysely, Selectable } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Schedule } from '../digest/schedule/schedule.ts';
import type { ScheduleStore, ScheduleWithDestination } from '../digest/schedule/schedule-store.ts';
import { together } from '../together.ts';
import { setChannel } from './channel-settings.ts';
import { toDestination } from './destinations.ts';
import { followedBy } from './followed.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

export function scheduleStore(store: Pick<Store, 'db'>, clock: Clock): ScheduleStore {
  const { db } = store;
  return {
    due: (now) => activeIds(db, '<=', now),
    beyond: (instant) => activeIds(db, '>', instant),
    get: together((ids: readonly string[]) => withIds(db, ids)),
    ofDestination: (id, kind = 'digest') => ofDestination(db, id, kind),
    ofSpace: (spaceId) => ofSpace(db, spaceId),
    moveNext: async (schedule, nextAt) => {
      await db
        .updateTable('schedules')
        .set({ next_at: nextAt })
        .where('id', '=', schedule.id)
        .where('next_at', '=', schedule.nextAt)
        .where('changed_at', '=', schedule.changedAt)
        .execute();
    },
    setChannel: (setting) => transact(store, clock, (tx) => setChannel(tx, setting)),
    turnOff: async (id, now) => {
      const result = await db
        .updateTable('schedules')
        .set({ active: 0, changed_at: now })
        .where('id', '=', id)
        .where('active', '=', 1)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    subscriptions: together((ids: readonly string[]) => followedBy(db, ids)),
  };
}

export function toSchedule(row: Selectable<Database['schedules']>): Schedule {
  return {
    id: row.id,
    destinationId: row.destination_id,
    kind: row.kind as Schedule['kind'],
    cron: row.cron,
    zone: row.zone,
    zoneFrom: row.zone_from as Schedule['zoneFrom'],
    budget: row.budget,
    layout: row.layout as Schedule['layout'],
    prefer: row.prefer as Schedule['prefer'],
    sayQuiet: row.say_quiet === 1,
    notes: row.notes === 1,
    active: row.active === 1,
    watermark: row.watermark,
    nextAt: row.next_at,
    changedAt: row.changed_at,
  };
}

/** Nothing is due in a channel of a space that was left; a return finds its schedules as they were. People are in other spaces too. */
async function activeIds(db: Kysely<Database>, compare: '<=' | '>', instant: number) {
  const rows = await db
    .selectFrom('schedules')
    .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
    .leftJoin('spaces', 'spaces.id', 'destinations.space_id')
    .select('schedules.id')
    .where('schedules.active', '=', 1)
    .where('schedules.next_at', compare, instant)
    .where((is) =>
      is.or([
        is('spaces.left_at', 'is', null),
        is('spaces.left_at', '=', 0),
        is('destinations.person_id', '!=', ''),
      ]),
    )
    .orderBy('schedules.next_at')
    .execute();
  return rows.map(({ id }) => id);
}

async function withIds(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<readonly (ScheduleWithDestination | undefined)[]> {
  const schedules = await db
    .selectFrom('schedules')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const entries = await withDestinations(db, schedules);
  const byId = new Map(entries.map((entry) => [entry.schedule.id, entry]));
  return ids.map((id) => byId.get(id));
}

async function ofDestination(
  db: Kysely<Database>,
  id: string,
  kind: Schedule['kind'],
): Promise<ScheduleWithDestination | undefined> {
  const all = db.selectFrom('schedules').selectAll().where('destination_id', '=', id);
  const [entry] = await withDestinations(db, await all.where('kind', '=', kind).execute());
  return entry;
}

async function withDestinations(
  db: Kysely<Database>,
  schedules: readonly Selectable<Database['schedules']>[],
): Promise<readonly ScheduleWithDestination[]> {
  if (schedules.length === 0) return [];
  const destinations = await db
    .selectFrom('destinations')
    .selectAll()
    .where(
      'id',
      'in',
      schedules.map((schedule) => schedule.destination_id),
    )
    .execute();
  const byId = new Map(destinations.map((row) => [row.id, toDestination(row)]));
  return schedules.flatMap((schedule) => {
    const destination = byId.get(schedule.destination_id);
    return destination ? [{ schedule: toSchedule(schedule), destination }] : [];
  });
}

async function ofSpace(db: Kysely<Database>, spaceId: string): Promise<readonly ScheduleWithDestination[]> {
  const rows = await db
    .selectFrom('schedules')
    .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
    .select('schedules.id')
    .where('destinations.space_id', '=', spaceId)
    .where('destinations.person_id', '=', '')
    .where('schedules.active', '=', 1)
    .where('schedules.kind', '=', 'digest')
    .orderBy('destinations.name')
    .execute();
  const found = await withIds(
    db,
    rows.map(({ id }) => id),
  );
  return found.filter((entry) => entry !== undefined);
}
