import type { Clock } from '../clock.ts';
import type { ValidatorKeeper } from '../ingest/feed-store.ts';
import type { ValidatorStore } from '../sources/polite-fetch.ts';
import type { Store } from './open.ts';

/** ETags and times of last change, over `http_cache`. */
export function validatorStore(
  { db }: Pick<Store, 'db'>,
  clock: Pick<Clock, 'now'>,
): ValidatorStore & ValidatorKeeper {
  return {
    get: async (url) => {
      const row = await db.selectFrom('http_cache').selectAll().where('url', '=', url).executeTakeFirst();
      return row && { url, etag: row.etag, lastModified: row.last_modified };
    },
    put: async (validators) => {
      const fetched_at = clock.now();
      for (const { url, etag, lastModified: last_modified } of validators) {
        const row = { etag, last_modified, fetched_at };
        await db
          .insertInto('http_cache')
          .values({ url, ...row })
          .onConflict((conflict) => conflict.column('url').doUpdateSet(row))
          .execute();
      }
    },
  };
}
