import type { SavedPapers } from '../saved/api.ts';
import type { Store } from './open.ts';

/** What people saved, over `saves`. */
export function savedPapers({ db }: Pick<Store, 'db'>): SavedPapers {
  return {
    async of(personId, offset, limit) {
      const own = db.selectFrom('saves').where('person_id', '=', personId);
      const { total } = await own
        .select((q) => q.fn.countAll<number | string>().as('total'))
        .executeTakeFirstOrThrow();
      const saved = await own
        .select(['paper_id as paperId', 'at'])
        .orderBy('at', 'desc')
        .orderBy('paper_id')
        .offset(offset)
        .limit(limit)
        .execute();
      return { saved, total: Number(total) };
    },
  };
}
