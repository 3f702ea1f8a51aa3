import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ActionRef, ActionStore } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { together } from '../together.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

const DAY_MS = 24 * 3_600_000;
const LIVE_MS = 30 * DAY_MS;
/** Expired actions stay so long to say which command to ask again. */
const KEPT_MS = 60 * DAY_MS;
const PRUNE_EVERY_MS = 3_600_000;
const ROWS_AT_ONCE = 100;
const ID_LENGTH = 20;
const BASE32HEX = '0123456789abcdefghijklmnopqrstuv';

/** Stored actions over `actions`, the long expired ones dropped hourly. */
export function createActionStore({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): ActionStore {
  let prunedAt = 0;
  const prune = async () => {
    prunedAt = clock.now();
    await db
      .deleteFrom('actions')
      .where('expires_at', '<', prunedAt - KEPT_MS)
      .execute();
  };
  return {
    put: together(async (asks: readonly (readonly ActionRef[])[]) => {
      if (clock.now() - prunedAt >= PRUNE_EVERY_MS) await prune();
      await putAll(db, asks.flat(), clock.now() + LIVE_MS);
      return asks.map((actions) => actions.map(actionId));
    }),

    async get(id) {
      const row = await db.selectFrom('actions').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      const action: ActionRef = {
        run: row.command,
        args: JSON.parse(row.args),
        placement: row.placement === 'replace' ? 'replace' : 'reply',
        id,
        ...(row.choose && { choose: row.choose }),
      };
      return { action, expired: row.expires_at <= clock.now() };
    },
  };
}

async function putAll(
  db: Kysely<Database>,
  actions: readonly ActionRef[],
  expires_at: number,
): Promise<void> {
  const rows = [...new Map(actions.map((action) => [actionId(action), action]))];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto('actions')
      .values(
        rows.slice(at, at + ROWS_AT_ONCE).map(([id, action]) => ({ ...columnsOf(action), id, expires_at })),
      )
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ expires_at }))
      .execute();
  }
}

/** The first 100 bits of a digest of all that the action is. */
function actionId(action: ActionRef): string {
  const { command, args, choose, placement } = columnsOf(action);
  const hash = createHash('sha256')
    .update(JSON.stringify([command, args, choose, placement]))
    .digest();
  let bits = '';
  for (const byte of hash.subarray(0, Math.ceil((ID_LENGTH * 5) / 8)))
    bits += byte.toString(2).padStart(8, '0');
  return Array.from(
    { length: ID_LENGTH },
    (_, i) => BASE32HEX[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)],
  ).join('');
}

/** Arguments in the order of their names, so that one action has one id. */
function columnsOf({ run, args, choose = '', placement }: ActionRef) {
  const sorted = Object.fromEntries(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { command: run, args: JSON.stringify(sorted), choose, placement };
}
