import type { Kysely } from 'kysely';
import { hashed } from '../feed/secrets.ts';
import type { ForgottenReactions } from '../reactions/forgotten-reactions.ts';
import { keyOf } from './email-asks.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

/** Who was forgotten while their reaction stood, over `forgotten`: a hash with this store's key, no name. */
export function forgottenReactions({ db }: Pick<Store, 'db'>): ForgottenReactions {
  return {
    async keepOnly(postedId, standing) {
      if (!(await any(db, postedId))) return;
      const key = await keyOf(db);
      const kept = new Set(standing.map(({ emoji, personId }) => `${emoji} ${forgottenHash(key, personId)}`));
      const rows = await db.selectFrom('forgotten').selectAll().where('posted_id', '=', postedId).execute();
      for (const { emoji, person_hash } of rows) {
        if (kept.has(`${emoji} ${person_hash}`)) continue;
        await db
          .deleteFrom('forgotten')
          .where((is) => is.and({ posted_id: postedId, emoji, person_hash }))
          .execute();
      }
    },
  };
}

/** Hardly any message has one: the hash is made only where it can be found. */
async function any(db: Kysely<Database>, postedId: string): Promise<boolean> {
  const row = db.selectFrom('forgotten').select('posted_id').where('posted_id', '=', postedId);
  return (await row.limit(1).executeTakeFirst()) !== undefined;
}

export const forgottenHash = (key: string, personId: string) => hashed(key, 'forgotten', personId);
