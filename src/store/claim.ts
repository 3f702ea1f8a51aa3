import { type Kysely, type Selectable, sql } from 'kysely';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

const UNDECIDED = ['pending', 'sending', 'unknown'] as const;

/** Takes the next pending message of a platform in one statement. The only query that asks which engine it runs on. */
export async function claimNext(
  db: Kysely<Database>,
  engine: Store['engine'],
  platform: string,
  now: number,
  leaseUntil: number,
): Promise<Selectable<Database['deliveries']> | undefined> {
  return db
    .updateTable('deliveries')
    .set((q) => ({
      state: 'sending',
      attempts: q('attempts', '+', 1),
      lease_until: leaseUntil,
      updated_at: now,
    }))
    .where('key', '=', (q) => nextPending(q as unknown as Kysely<Database>, engine, platform, now))
    .where('state', '=', 'pending')
    .returningAll()
    .executeTakeFirst();
}

/** The oldest one due whose earlier parts have all ended. On PostgreSQL several claim at once: each skips what another holds. */
function nextPending(db: Kysely<Database>, engine: Store['engine'], platform: string, now: number) {
  const next = db
    .selectFrom('deliveries as next')
    .innerJoin('destinations', 'destinations.id', 'next.destination_id')
    .select('next.key')
    .where('next.state', '=', 'pending')
    .where('next.not_before', '<=', now)
    .where('destinations.platform', '=', platform)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries as earlier')
            .select('earlier.key')
            .whereRef('earlier.digest_id', '=', 'next.digest_id')
            .whereRef('earlier.part', '<', 'next.part')
            .where('earlier.state', 'in', [...UNDECIDED]),
        ),
      ),
    )
    .orderBy('next.created_at')
    .orderBy('next.part')
    .orderBy('next.key')
    .limit(1);
  return engine === 'postgres' ? next.modifyEnd(sql`for update of ${sql.table('next')} skip locked`) : next;
}
