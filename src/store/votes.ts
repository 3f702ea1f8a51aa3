import type { Clock } from '../clock.ts';
import type { Tally, Votes } from '../reactions/api.ts';
import type { Store } from './open.ts';
import { currentIds } from './redirects.ts';

/** Votes and saves over `votes` and `saves`. */
export function createVotes({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): Votes {
  /** Messages outlive their papers' ids: a merged one leads on. */
  const heldAs = async (id: string) => (await currentIds(db, [id]))(id);
  return {
    async vote(person, space, asked, value) {
      const paperId = await heldAs(asked);
      const key = { person_id: person.id, paper_id: paperId, space_id: space.id };
      if (value === 0) {
        await db
          .deleteFrom('votes')
          .where((is) => is.and(key))
          .execute();
        return;
      }
      // The same vote again keeps its time: only a change of mind is news.
      await db
        .insertInto('votes')
        .values({ ...key, value, at: clock.now() })
        .onConflict((conflict) =>
          conflict
            .columns(['person_id', 'paper_id', 'space_id'])
            .doUpdateSet({ value, at: clock.now() })
            .where('votes.value', '!=', value),
        )
        .execute();
    },

    async save(person, space, asked, on) {
      const paperId = await heldAs(asked);
      const key = { person_id: person.id, paper_id: paperId };
      if (!on) {
        await db
          .deleteFrom('saves')
          .where((is) => is.and(key))
          .execute();
        return;
      }
      await db
        .insertInto('saves')
        .values({ ...key, space_id: space.id, at: clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async tally(spaceId, paperIds) {
      const tallies = new Map<string, Tally>();
      if (paperIds.length === 0) return tallies;
      const rows = await db
        .selectFrom('votes')
        .select(['paper_id', 'value', (is) => is.fn.countAll<number | string>().as('count')])
        .where('space_id', '=', spaceId)
        .where('paper_id', 'in', [...paperIds])
        .groupBy(['paper_id', 'value'])
        .execute();
      for (const { paper_id, value, count } of rows) {
        const { up, down } = tallies.get(paper_id) ?? { up: 0, down: 0 };
        tallies.set(paper_id, value > 0 ? { up: Number(count), down } : { up, down: Number(count) });
      }
      return tallies;
    },

    async savers(spaceId, paperId) {
      const { count } = await db
        .selectFrom('saves')
        .select((is) => is.fn.countAll<number | string>().as('count'))
        .where('space_id', '=', spaceId)
        .where('paper_id', '=', paperId)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async saved(personId, limit) {
      const rows = db.selectFrom('saves').select('paper_id').where('person_id', '=', personId);
      const newest = await rows.orderBy('at', 'desc').orderBy('paper_id').limit(limit).execute();
      return newest.map(({ paper_id }) => paper_id);
    },
  };
}
