import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { AskLimits, EmailAsk } from '../feed/email-store.ts';
import type { Database } from './schema.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEY = 'mail key';

/** A secret of this store, made once by whoever asks first. */
export async function keyOf(db: Kysely<Database>): Promise<string> {
  const known = await db.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst();
  if (known) return known.value;
  const value = randomBytes(32).toString('base64url');
  await db
    .insertInto('meta')
    .values({ key: KEY, value })
    .onConflict((on) => on.column('key').doNothing())
    .execute();
  return keyOf(db);
}

/** Remembers an address that is asked for, within the limits. The key is there already. */
export async function askFor(tx: Transaction<Database>, ask: EmailAsk, limits: AskLimits) {
  const { personId, addressHash, now } = ask;
  // One after the other: several counted at once would each find room.
  await tx
    .updateTable('meta')
    .set((q) => ({ value: q.ref('value') }))
    .where('key', '=', KEY)
    .execute();
  await tx
    .deleteFrom('email_asks')
    .where('at', '<', now - DAY)
    .execute();
  if ((await asksOf(tx, 'person_id', personId, now - HOUR)) >= limits.personInHour) return 'often';
  const quiet =
    (await asksOf(tx, 'address_hash', addressHash, now - HOUR)) >= limits.addressInHour ||
    (await asksOf(tx, 'address_hash', addressHash, now - DAY)) >= limits.addressInDay;
  const counted = { id: ask.id, person_id: personId, address_hash: quiet ? '' : addressHash, at: now };
  await tx.insertInto('email_asks').values(counted).execute();
  if (quiet) return 'quiet';
  const asked = { asked_address: ask.address, token: ask.token, asked_at: now, changed_at: now };
  await tx
    .insertInto('email_addresses')
    .values({
      ...asked,
      ...{ person_id: personId, platform: ask.platform, id: '', address: '', state: '' },
      ...{ direct_channel: '', detail: '', confirmed_at: 0 },
    })
    .onConflict((on) => on.column('person_id').doUpdateSet({ ...asked, platform: ask.platform }))
    .execute();
  return 'asked';
}

async function asksOf(
  tx: Transaction<Database>,
  column: 'person_id' | 'address_hash',
  value: string,
  since: number,
): Promise<number> {
  const { count } = await tx
    .selectFrom('email_asks')
    .select((q) => q.fn.countAll<number | string>().as('count'))
    .where(column, '=', value)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}
