import type { Kysely } from 'kysely';
import type { Card, CardStore, CardTopic } from '../cards/card-store.ts';
import type { Clock } from '../clock.ts';
import { enqueue } from './enqueue.ts';
import { directTo } from './notices.ts';
import type { Store } from './open.ts';
import { postedOf, subjectsOf } from './posted-rows.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

type Db = Kysely<Database>;

/** Numbers drift with each day's papers, though nobody changes anything. */
const LOOKED_AT_DAILY_MS = 24 * 3_600_000;

/** An emoji comes after its message, and many of them in their turn. */
const SEEDED_WITHIN_MS = 2 * 60_000;

/** Topic cards over `topic_cards` and `posted_messages`. */
export function cardStore(store: Pick<Store, 'db'>, clock: Clock): CardStore {
  const { db } = store;
  const set = (postedId: string, values: Partial<Database['topic_cards']>) =>
    db.updateTable('topic_cards').set(values).where('posted_id', '=', postedId).execute();
  return {
    async due(now, limit) {
      const rows = cards(db)
        .where('posted_messages.gone_at', '=', 0)
        .where('not_before', '<=', now)
        .where((is) => is.or([is('stale_at', '>', 0), is('looked_at', '<', now - LOOKED_AT_DAILY_MS)]));
      const first = rows.orderBy((q) => q.case().when('stale_at', '>', 0).then(0).else(1).end());
      return cardsOf(db, await first.orderBy('stale_at').orderBy('looked_at').limit(limit).execute());
    },

    async lost(now, limit) {
      const rows = cards(db)
        .where('not_before', '<=', now)
        .where((is) => is.or([is('posted_messages.gone_at', '>', 0), is('bare', '=', 1)]));
      const found = await rows.orderBy('looked_at').limit(limit).execute();
      const all = await cardsOf(db, found);
      return all.map((card, i) => ({ ...card, how: (found[i]?.gone_at ?? 0) > 0 ? 'gone' : 'bare' }));
    },

    topics: (ids) => topicsOf(db, ids),

    async shows(postedId, shown, lookedAt, notBefore) {
      const seen = { shown, looked_at: lookedAt, not_before: notBefore };
      await set(postedId, seen);
      // What changed while it was being changed is still to come.
      await db
        .updateTable('topic_cards')
        .set({ stale_at: 0 })
        .where('posted_id', '=', postedId)
        .where('stale_at', '<=', lookedAt)
        .execute();
    },

    putOff: async (postedId, until) => void (await set(postedId, { not_before: until })),

    seenTo: ({ id, spaceId, ref, how }, word) =>
      transact(store, clock, async (tx) => {
        const done = how === 'bare' ? { bare: 2 } : { over: 1 };
        await tx.updateTable('topic_cards').set(done).where('posted_id', '=', id).execute();
        if (!word) return;
        const { key, personId, message } = word;
        const at = clock.now();
        const destinationId = await directTo(tx, personId, { spaceId, platform: ref.platform }, at);
        await enqueue(tx, [{ key, destinationId, message, subjects: [] }], at);
      }),

    async bare(postedId, isBare) {
      const row = db.updateTable('topic_cards').where('posted_id', '=', postedId);
      if (!isBare) {
        await row.set({ bare: 0 }).where('bare', '!=', 0).execute();
        return;
      }
      const young = db
        .selectFrom('posted_messages')
        .select('id')
        .where('id', '=', postedId)
        .where('posted_at', '>', clock.now() - SEEDED_WITHIN_MS);
      await row.set({ bare: 1 }).where('bare', '=', 0).where('posted_id', 'not in', young).execute();
    },

    end: ({ platform, channelId, messageId }) =>
      transact(store, clock, async (tx) => {
        const ended = await tx
          .updateTable('posted_messages')
          .set({ gone_at: clock.now() })
          .where((is) => is.and({ platform, channel_id: channelId, message_id: messageId }))
          .returning('id')
          .execute();
        for (const { id } of ended)
          await tx.updateTable('topic_cards').set({ over: 1 }).where('posted_id', '=', id).execute();
      }),
  };
}

/** All that were not seen to, in spaces that were not left. */
function cards(db: Db) {
  return db
    .selectFrom('topic_cards')
    .innerJoin('posted_messages', 'posted_messages.id', 'topic_cards.posted_id')
    .innerJoin('spaces', 'spaces.id', 'posted_messages.space_id')
    .selectAll('posted_messages')
    .select(['topic_cards.shown', 'spaces.external_id'])
    .where('topic_cards.over', '=', 0)
    .where('spaces.left_at', '=', 0);
}

type Row = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number];

async function cardsOf(db: Db, rows: readonly Row[]): Promise<readonly Card[]> {
  const subjects = await subjectsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...postedOf(row, subjects),
    spaceExternalId: row.external_id,
    postedAt: row.posted_at,
    shown: row.shown,
  }));
}

async function topicsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, CardTopic>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('topics')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const followers = await db
    .selectFrom('subscriptions')
    .innerJoin('destinations', 'destinations.id', 'subscriptions.destination_id')
    .select((q) => ['topic_id', q.fn.countAll<number | string>().as('people')])
    .where('topic_id', 'in', [...ids])
    .where('destinations.person_id', '!=', '')
    .groupBy('topic_id')
    .execute();
  const peopleOf = new Map(followers.map(({ topic_id, people }) => [topic_id, Number(people)]));
  return new Map(
    rows.map(({ id, space_id, name, emoji, rule, removed_at, created_by }) => [
      id,
      {
        ...{ id, spaceId: space_id, name, emoji, rule },
        ...{ removed: removed_at > 0, createdBy: created_by, followers: peopleOf.get(id) ?? 0 },
      },
    ]),
  );
}
