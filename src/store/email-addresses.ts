import { randomBytes } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { AskLimits, EmailAsk, EmailRecord, EmailStore } from '../feed/email-store.ts';
import { towardsDirect, towardsMail } from './feed-way.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEY = 'mail key';

export function emailStore(store: Pick<Store, 'db'>, clock: Clock): EmailStore {
  const { db } = store;
  return {
    key: () => keyOf(db),
    of: (personId) => find(db, 'person_id', personId),
    byToken: (token) => find(db, 'token', token),
    byId: (id) => find(db, 'id', id),
    ask: async (ask, limits) => {
      await keyOf(db);
      return transact(store, clock, (tx) => askFor(tx, ask, limits));
    },
    notAsked: async (askId) => {
      await db.updateTable('email_asks').set({ address_hash: '' }).where('id', '=', askId).execute();
    },
    confirm: (token, id, now) => transact(store, clock, (tx) => confirm(tx, token, id, now)),
    toMail: (personId, now) => transact(store, clock, (tx) => towardsMail(tx, personId, now)),
    toDirect: (personId, state, now) =>
      transact(store, clock, (tx) => towardsDirect(tx, personId, { state, detail: '', now })),
    forget: (personId, now) => transact(store, clock, (tx) => forget(tx, personId, now)),
  };
}

async function keyOf(db: Kysely<Database>): Promise<string> {
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

async function find(
  db: Kysely<Database>,
  column: 'person_id' | 'token' | 'id',
  value: string,
): Promise<EmailRecord | undefined> {
  if (value === '') return undefined;
  const row = await db.selectFrom('email_addresses').selectAll().where(column, '=', value).executeTakeFirst();
  return row && toRecord(row);
}

function toRecord(row: Selectable<Database['email_addresses']>): EmailRecord {
  return {
    personId: row.person_id,
    id: row.id,
    platform: row.platform,
    address: row.address,
    state: row.state as EmailRecord['state'],
    askedAddress: row.asked_address,
    askedAt: row.asked_at,
    detail: row.detail,
  };
}

async function askFor(tx: Transaction<Database>, ask: EmailAsk, limits: AskLimits) {
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

async function confirm(tx: Transaction<Database>, token: string, id: string, now: number): Promise<boolean> {
  if (token === '') return false;
  const row = await tx
    .updateTable('email_addresses')
    .set((q) => ({
      ...{ id, state: 'resting', detail: '', token: '', asked_address: '', confirmed_at: now },
      address: q.ref('asked_address'),
      changed_at: now,
    }))
    .where('token', '=', token)
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined && towardsMail(tx, row.person_id, now);
}

async function forget(tx: Transaction<Database>, personId: string, now: number): Promise<boolean> {
  await towardsDirect(tx, personId, { state: 'left', detail: '', now });
  const gone = await tx.deleteFrom('email_addresses').where('person_id', '=', personId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
