import type { Kysely } from 'kysely';
import type { PostedMessages, Subject } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';
import { columnsOf, findRow, nameOf, postedOf, refOf, rowsOf, subjectsOf } from './posted-rows.ts';
import { rememberAll } from './remember-posted.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

type Db = Kysely<Database>;

/** The messages we sent, over `posted_messages` and `posted_subjects`. */
export function createPostedMessages(store: Pick<Store, 'db'>, clock: Clock): PostedMessages {
  const { db } = store;
  return {
    remember: (ref, spaceId, subjects, direct = false) =>
      transact(store, clock, async (tx) => {
        await rememberAll(tx, clock, [{ ref, spaceId, subjects, direct }]);
        const held = await findRow(tx, ref).executeTakeFirstOrThrow();
        return postedOf(held, await subjectsOf(tx, [held.id]));
      }),

    async find(ref) {
      const row = await findRow(db, ref).executeTakeFirst();
      return row && postedOf(row, await subjectsOf(db, [row.id]));
    },

    async findAll(refs) {
      const rows = await rowsOf(db, refs);
      const subjects = await subjectsOf(
        db,
        rows.map(({ id }) => id),
      );
      const found = new Map(rows.map((row) => [nameOf(columnsOf(refOf(row))), postedOf(row, subjects)]));
      return refs.map((ref) => found.get(nameOf(columnsOf(ref))));
    },

    async live(platform, kind, limit) {
      const about = db.selectFrom('posted_subjects').select('posted_id').where('kind', '=', kind);
      const rows = await db
        .selectFrom('posted_messages')
        .selectAll()
        .where('platform', '=', platform)
        .where('gone_at', '=', 0)
        .where('id', 'in', about)
        .orderBy('posted_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      const subjects = await subjectsOf(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => postedOf(row, subjects));
    },

    async unread({ kind, readBefore, postedBefore }, limit) {
      const all = db
        .selectFrom('posted_messages')
        .selectAll()
        .where('gone_at', '=', 0)
        .where('read_at', '<', readBefore)
        .where('posted_at', '<=', postedBefore);
      const some = kind === undefined ? all : all.where('id', 'in', firstAbout(db, kind));
      const rows = await some.orderBy('read_at').limit(limit).execute();
      const subjects = await subjectsOf(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => postedOf(row, subjects));
    },

    async countAsRead(which, at) {
      const all = db.updateTable('posted_messages').set({ read_at: at }).where('gone_at', '=', 0);
      if ('id' in which) {
        await all.where('id', '=', which.id).execute();
        return;
      }
      const { platform, kind, postedAfter = 0 } = which;
      const some = all.where('platform', '=', platform).where('posted_at', '>=', postedAfter);
      await some.where('id', 'in', firstAbout(db, kind)).execute();
    },

    async gone(ref) {
      await db
        .updateTable('posted_messages')
        .set({ gone_at: clock.now() })
        .where((is) => is.and(columnsOf(ref)))
        .where('gone_at', '=', 0)
        .execute();
    },
  };
}

/** Messages whose first subject is of this kind: a reaction on them means something. */
function firstAbout(db: Db, kind: Subject['kind']) {
  return db
    .selectFrom('posted_subjects')
    .select('posted_id')
    .where('kind', '=', kind)
    .where('position', '=', 0);
}
