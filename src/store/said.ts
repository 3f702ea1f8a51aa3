import type { SaidStore } from '../digest/recovery/said-store.ts';
import type { Store } from './open.ts';

const AT_WORK = 'at work';

export function saidStore({ db }: Pick<Store, 'db'>): SaidStore {
  return {
    lastAtWork: async () => {
      const row = await db.selectFrom('meta').select('value').where('key', '=', AT_WORK).executeTakeFirst();
      return row && JSON.parse(row.value);
    },
    atWork: async (now) => {
      const value = JSON.stringify(now);
      await db
        .insertInto('meta')
        .values({ key: AT_WORK, value })
        .onConflict((clash) => clash.column('key').doUpdateSet({ value }))
        .execute();
    },
    had: async (destination_id, paperIds, at) => {
      if (paperIds.length === 0) return;
      await db
        .insertInto('shown_papers')
        .values(paperIds.map((paper_id) => ({ destination_id, paper_id, digest_id: '', at })))
        .onConflict((clash) => clash.doNothing())
        .execute();
    },
  };
}
