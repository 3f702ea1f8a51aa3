import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { EmailRecord, EmailStore } from '../feed/email-store.ts';
import { askFor, keyOf } from './email-asks.ts';
import { towardsDirect, towardsMail } from './feed-way.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

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
