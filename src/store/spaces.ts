import type { Insertable, Selectable } from 'kysely';
import { type Space, type SpaceRef, spaceId } from '../chat/api.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

type Db = Store['db'];
type SpaceFacts = Pick<Selectable<Database['spaces']>, 'id' | 'platform' | 'external_id' | 'name' | 'zone'>;

/** Remembers a space, or what its platform now tells of it; being seen ends its having been left. */
export async function seeSpace(db: Db, ref: SpaceRef, now: number): Promise<Space> {
  const id = spaceId(ref);
  const held = await spaceRow(db, id);
  if (held === undefined) return addSpace(db, ref, id, now);
  const told = {
    name: ref.name ?? held.name,
    zone: ref.zone ?? held.zone,
    enterprise_id: ref.enterpriseId ?? held.enterprise_id,
    left_at: 0,
  };
  if (!sameFacts(told, held)) await db.updateTable('spaces').set(told).where('id', '=', id).execute();
  return toSpace({ ...held, ...told });
}

async function addSpace(db: Db, ref: SpaceRef, id: string, now: number): Promise<Space> {
  const row: Insertable<Database['spaces']> = {
    id,
    platform: ref.platform,
    external_id: ref.externalId,
    enterprise_id: ref.enterpriseId ?? '',
    name: ref.name ?? '',
    zone: ref.zone ?? 'UTC',
    created_at: now,
    left_at: 0,
  };
  await db
    .insertInto('spaces')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return toSpace(row);
}

export const spaceRow = (db: Db, id: string) =>
  db.selectFrom('spaces').selectAll().where('id', '=', id).executeTakeFirst();

/** A row as the core knows it. */
export const spaceOf = (row: SpaceFacts | undefined): Space | undefined => row && toSpace(row);

function toSpace(row: SpaceFacts): Space {
  return { id: row.id, platform: row.platform, externalId: row.external_id, name: row.name, zone: row.zone };
}

function sameFacts<T extends object>(told: T, held: T): boolean {
  return Object.entries(told).every(([fact, value]) => held[fact as keyof T] === value);
}
