import type { Clock } from '../clock.ts';
import type { Tally, Votes } from '../reactions/api.ts';
import type { Store } from './open.ts';
import { writeSaves, writeVotes } from './own-marks.ts';

/** Votes and saves over `votes` and `saves`. */
export function createVotes({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): Votes {
  return {
    vote: ({ id: personId }, { id: spaceId }, paperId, value) =>
      writeVotes(db, [{ personId, spaceId, paperId, value }], clock.now()),
    save: ({ id: personId }, { id: spaceId }, paperId, on) =>
      writeSaves(db, [{ personId, spaceId, paperId, on }], clock.now()),

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
