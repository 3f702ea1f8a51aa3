import type { Kysely, Transaction } from 'kysely';
import { oweLost } from './owed-papers.ts';
import type { Database } from './schema.ts';

export function skipPending(db: Kysely<Database>, detail: string, now: number) {
  return db
    .updateTable('deliveries')
    .set({ state: 'skipped', detail, updated_at: now })
    .where('state', '=', 'pending')
    .returning('digest_id');
}

/** So many keep a transaction short. */
const DIGESTS_AT_ONCE = 20;

/** Parts of some slots due before an instant; what they should have brought is owed. Gives the digests touched. */
export async function skipExpired(tx: Transaction<Database>, dueBefore: number, detail: string, now: number) {
  const late = await tx
    .selectFrom('deliveries')
    .innerJoin('slots', 'slots.digest_id', 'deliveries.digest_id')
    .select('deliveries.digest_id')
    .distinct()
    .where('deliveries.state', '=', 'pending')
    .where('slots.outcome', '=', 'sending')
    .where('slots.due_at', '<', dueBefore)
    .where('deliveries.asked_at', '<', dueBefore)
    .limit(DIGESTS_AT_ONCE)
    .execute();
  if (late.length === 0) return [];
  const digests = late.map(({ digest_id }) => digest_id);
  return owed(tx, await skipPending(tx, detail, now).where('digest_id', 'in', digests).execute());
}

/** A schedule's digests of which nothing has left yet; what they should have brought is owed. Gives them. */
export async function skipOlder(tx: Transaction<Database>, scheduleId: string, detail: string, now: number) {
  const older = await digestsBeingSent(tx, scheduleId);
  if (older.length === 0) return [];
  const rows = await skipPending(tx, detail, now)
    .where('digest_id', 'in', older)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries as left')
            .select('left.key')
            .whereRef('left.digest_id', '=', 'deliveries.digest_id')
            .where('left.state', '!=', 'pending'),
        ),
      ),
    )
    .execute();
  return owed(tx, rows);
}

export async function digestsBeingSent(db: Kysely<Database>, scheduleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('slots')
    .select('digest_id')
    .where('schedule_id', '=', scheduleId)
    .where('outcome', '=', 'sending')
    .execute();
  return rows.map(({ digest_id }) => digest_id);
}

/** Nobody waits for them, so they are not owed. Gives the digests touched. */
export async function skipTurnedOff(db: Kysely<Database>, detail: string, now: number): Promise<string[]> {
  const rows = await skipPending(db, detail, now)
    .where('digest_id', 'in', (q) =>
      q
        .selectFrom('digests')
        .innerJoin('schedules', 'schedules.id', 'digests.schedule_id')
        .innerJoin('deliveries as waiting', 'waiting.digest_id', 'digests.id')
        .select('digests.id')
        .where('waiting.state', '=', 'pending')
        .where('schedules.active', '=', 0),
    )
    .execute();
  return unique(rows);
}

async function owed(tx: Transaction<Database>, rows: readonly { digest_id: string }[]): Promise<string[]> {
  const digests = unique(rows);
  for (const digest of digests) await oweLost(tx, digest, ['skipped']);
  return digests;
}

const unique = (rows: readonly { digest_id: string }[]) => [...new Set(rows.map((row) => row.digest_id))];
