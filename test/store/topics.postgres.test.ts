import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { setUp } from '../digest/set-up.ts';
import { onPostgres, postgresStores } from '../support/postgres.ts';
import { topicsContract } from './topics.contract.ts';

onPostgres(topicsContract);

describe('on PostgreSQL, where two write at once', () => {
  const openTestStore = postgresStores();

  it('who joins a topic while leaving their last one keeps a schedule that runs', async () => {
    const { topics, subscriptions, space, person, store } = await setUp(await openTestStore());
    const { db } = store;
    const ann = await person('ann');
    const one = await topics.add(space, { name: 'pruning', rule: 'pruning' }, ann);
    const two = await topics.add(space, { name: 'sparsity', rule: 'sparse*' }, ann);
    await subscriptions.join(ann, space, one);
    const leaving = await db.transaction().execute(async (joining) => {
      // What joining does, stopped before its end.
      await joining.selectFrom('schedules').select('id').forUpdate().execute();
      const [held] = await joining.selectFrom('subscriptions').selectAll().execute();
      if (!held) throw new Error('nothing was joined');
      await joining
        .insertInto('subscriptions')
        .values({ ...held, topic_id: two.id })
        .execute();
      const left = subscriptions.leave(ann, one);
      const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      while ((await waiting.execute(db)).rows.length === 0);
      return { left };
    });
    await leaving.left;
    expect(await db.selectFrom('schedules').select('active').execute()).toEqual([{ active: 1 }]);
  });
});
