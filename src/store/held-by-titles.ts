import type { ImportParts } from '../ingest/import-file.ts';
import type { Store } from './open.ts';

const AT_ONCE = 200;

/** Papers held, looked up by the fingerprints of their titles. */
export function heldByTitles({ db }: Pick<Store, 'db'>): ImportParts['byTitles'] {
  return async (fingerprints) => {
    const found: { id: string; published: string }[] = [];
    for (let at = 0; at < fingerprints.length; at += AT_ONCE) {
      const rows = await db
        .selectFrom('paper_identifiers as name')
        .innerJoin('papers', 'papers.id', 'name.paper_id')
        .where('name.kind', '=', 'title')
        .where('name.value', 'in', fingerprints.slice(at, at + AT_ONCE))
        .select(['papers.id', 'papers.published'])
        .execute();
      found.push(...rows);
    }
    return found;
  };
}
