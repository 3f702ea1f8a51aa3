import type { Selectable } from 'kysely';
import type { Conversation, Line, LineReactions } from '../chat/conversation.ts';
import type { Message } from '../chat/message.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['page_messages']>;

/** The local page's conversation over `page_messages` and `page_reactions`. */
export function createConversation(
  { db }: Pick<Store, 'db'>,
  clock: Pick<Clock, 'now' | 'newId'>,
): Conversation {
  let last = 0;
  /** Posts of one millisecond keep their order: each comes after the one before it. */
  const nextMoment = () => {
    last = Math.max(clock.now(), last + 1);
    return last;
  };
  const byKey = async (channelId: string, deliveryKey: string): Promise<Line | undefined> => {
    const rows = db.selectFrom('page_messages').selectAll().where('delivery_key', '=', deliveryKey);
    return toLine(await rows.where('channel_id', '=', channelId).executeTakeFirst());
  };
  const byId = async (id: string): Promise<Line | undefined> =>
    toLine(await db.selectFrom('page_messages').selectAll().where('id', '=', id).executeTakeFirst());

  return {
    byKey,
    byId,

    async add(channelId, message, deliveryKey, under = '') {
      const row: Row = {
        id: clock.newId(),
        channel_id: channelId,
        delivery_key: deliveryKey,
        sender: 'paperboy',
        under_id: under,
        message: JSON.stringify(message),
        at: nextMoment(),
        edited_at: 0,
      };
      await db
        .insertInto('page_messages')
        .values(row)
        .onConflict((conflict) => conflict.columns(['channel_id', 'delivery_key']).doNothing())
        .execute();
      return (await byKey(channelId, deliveryKey)) ?? lineOf(row);
    },

    async edit(id, message) {
      const change = { message: JSON.stringify(message), edited_at: clock.now() };
      const done = await db.updateTable('page_messages').set(change).where('id', '=', id).executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    async latest(channelId, limit, before) {
      const first = before === undefined ? undefined : await byId(before);
      let rows = db
        .selectFrom('page_messages')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('under_id', '=', '');
      if (first) {
        rows = rows.where((is) =>
          is.or([is('at', '<', first.at), is.and([is('at', '=', first.at), is('id', '<', first.id)])]),
        );
      }
      const newest = await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return newest.reverse().map(lineOf);
    },

    async replies(ids) {
      if (ids.length === 0) return new Map();
      const below = db.selectFrom('page_messages').selectAll().where('under_id', 'in', ids);
      const rows = await below.orderBy('at').orderBy('id').execute();
      const groups = Map.groupBy(rows, ({ under_id }) => under_id);
      return new Map([...groups].map(([id, some]) => [id, some.map(lineOf)]));
    },

    async react(id, emoji, accountId, on) {
      const key = { message_id: id, emoji, account_id: accountId };
      if (on) {
        const insert = db.insertInto('page_reactions').values({ ...key, at: clock.now() });
        const added = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
        return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }
      const removed = await db
        .deleteFrom('page_reactions')
        .where((is) => is.and(key))
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },

    async reactions(ids) {
      const found = new Map<string, LineReactions>();
      if (ids.length === 0) return found;
      const rows = db
        .selectFrom('page_reactions')
        .selectAll()
        .where('message_id', 'in', [...ids]);
      for (const row of await rows.orderBy('at').orderBy('account_id').execute()) {
        found.set(row.message_id, withReaction(found.get(row.message_id) ?? [], row.emoji, row.account_id));
      }
      return found;
    },
  };
}

function withReaction(list: LineReactions, emoji: string, accountId: string): LineReactions {
  if (!list.some((entry) => entry.emoji === emoji)) return [...list, { emoji, accountIds: [accountId] }];
  return list.map((entry) =>
    entry.emoji === emoji ? { emoji, accountIds: [...entry.accountIds, accountId] } : entry,
  );
}

function toLine(row: Row | undefined): Line | undefined {
  return row && lineOf(row);
}

function lineOf(row: Row): Line {
  return {
    id: row.id,
    channelId: row.channel_id,
    message: JSON.parse(row.message) as Message,
    under: row.under_id,
    at: row.at,
    editedAt: row.edited_at,
  };
}
