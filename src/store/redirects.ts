import type { Kysely } from 'kysely';
import type { PaperId } from '../papers/api.ts';
import type { Database } from './schema.ts';

const IDS_AT_ONCE = 500;

/** Under which id each of these papers is held now: a merged one leads on, any other is its own. */
export async function currentIds(
  db: Kysely<Database>,
  ids: readonly PaperId[],
): Promise<(id: PaperId) => PaperId> {
  const current = new Map<PaperId, PaperId>();
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const rows = await db
      .selectFrom('paper_redirects')
      .select(['old_id', 'paper_id'])
      .where('old_id', 'in', ids.slice(at, at + IDS_AT_ONCE))
      .execute();
    for (const { old_id, paper_id } of rows) current.set(old_id, paper_id);
  }
  return (id) => current.get(id) ?? id;
}
