import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['deliveries']>;

const UNDECIDED = ['pending', 'sending', 'unknown'] as const;
/** Several may wait for one destination, of which one is taken: so many more are looked at. */
const LOOKED_AT = 3;

/** Takes the next pending messages of a platform, at most one for each destination. */
export async function claimNext(
  tx: Transaction<Database>,
  engine: Store['engine'],
  ask: {
    readonly platform: string;
    readonly now: number;
    readonly leaseUntil: number;
    readonly limit: number;
  },
): Promise<readonly Row[]> {
  const { platform, now, leaseUntil, limit } = ask;
  const waiting = await nextPending(tx, engine, platform, now, limit * LOOKED_AT).execute();
  const rows = [...new Map(waiting.toReversed().map((row) => [row.destination_id, row])).values()]
    .toReversed()
    .slice(0, limit);
  if (rows.length === 0) return [];
  await tx
    .updateTable('deliveries')
    .set((q) => ({
      state: 'sending',
      attempts: q('attempts', '+', 1),
      lease_until: leaseUntil,
      updated_at: now,
    }))
    .where(
      'key',
      'in',
      rows.map(({ key }) => key),
    )
    .execute();
  return rows.map((row) => ({ ...row, state: 'sending', attempts: row.attempts + 1 }));
}

/**
 * The oldest ones due whose earlier parts have all ended and whose destination gets no other now. The only query that asks
 * which engine it runs on: on PostgreSQL several claim at once, and each skips what another holds.
 */
function nextPending(
  db: Kysely<Database>,
  engine: Store['engine'],
  platform: string,
  now: number,
  limit: number,
) {
  const next = db
    .selectFrom('deliveries as next')
    .innerJoin('destinations', 'destinations.id', 'next.destination_id')
    .selectAll('next')
    .where('next.state', '=', 'pending')
    .where('next.not_before', '<=', now)
    .where('destinations.platform', '=', platform)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries as earlier')
            .select('earlier.key')
            .whereRef('earlier.digest_id', '=', 'next.digest_id')
            .where('earlier.digest_id', '!=', '')
            .whereRef('earlier.part', '<', 'next.part')
            .where('earlier.state', 'in', [...UNDECIDED]),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries as other')
            .select('other.key')
            .whereRef('other.destination_id', '=', 'next.destination_id')
            .where('other.state', '=', 'sending'),
        ),
      ),
    )
    .orderBy('next.created_at')
    .orderBy('next.part')
    .orderBy('next.key')
    .limit(limit);
  return engine === 'postgres' ? next.modifyEnd(sql`for update of ${sql.table('next')} skip locked`) : next;
}
