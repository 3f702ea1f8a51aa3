import type { Clock } from '../clock.ts';
import type { ValidatorKeeper } from '../ingest/feed-store.ts';
import type { ValidatorStore } from '../sources/polite-fetch.ts';
import type { Store } from './open.ts';

/** Hugging Face has an address a day: those not read for so long are not asked for again. */
const KEPT_MS = 30 * 86_400_000;

/** ETags and times of last change, over `http_cache`; long unread ones are dropped. */
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
      await db
        .deleteFrom('http_cache')
        .where('fetched_at', '<', fetched_at - KEPT_MS)
        .execute();
    },
  };
}
