import type { Clock } from '../clock.ts';
import type { Mutes } from '../mutes/api.ts';
import type { Store } from './open.ts';
import { writeMutes } from './own-marks.ts';

const IDS_AT_ONCE = 500;

/** Mutes over `mutes`. */
export function muteStore({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): Mutes {
  return {
    set: ({ id: personId }, { id: spaceId }, paperId, on) =>
      writeMutes(db, [{ personId, spaceId, paperId, on }], clock.now()),

    async of(personId, paperIds) {
      const muted = new Set<string>();
      for (let at = 0; at < paperIds.length; at += IDS_AT_ONCE) {
        const own = db.selectFrom('mutes').select('paper_id').where('person_id', '=', personId);
        const some = own.where('paper_id', 'in', paperIds.slice(at, at + IDS_AT_ONCE));
        for (const { paper_id } of await some.execute()) muted.add(paper_id);
      }
      return muted;
    },

    async all(personId, limit) {
      const own = db.selectFrom('mutes').select('paper_id').where('person_id', '=', personId);
      const newest = own.orderBy('at', 'desc').orderBy('paper_id').limit(limit);
      return (await newest.execute()).map(({ paper_id }) => paper_id);
    },

    async count(spaceId, paperId) {
      const { count } = await db
        .selectFrom('mutes')
        .select((q) => q.fn.countAll<number | string>().as('count'))
        .where('space_id', '=', spaceId)
        .where('paper_id', '=', paperId)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}
