import type { Kysely } from 'kysely';
import type { Identifier, IdentifierKind, Paper, PaperId, SourceFact } from '../papers/paper.ts';
import { toPaper } from './paper-rows.ts';
import type { Database } from './schema.ts';

/** Parameters a query: both engines take tens of thousands, but plans and statements stay small. */
const CHUNK = 500;

/** Papers in the order asked; merged ids lead on, unknown ids are left out. */
export async function papersByIds(db: Kysely<Database>, ids: readonly PaperId[]): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  for (let at = 0; at < ids.length; at += CHUNK)
    papers.push(...(await chunkByIds(db, ids.slice(at, at + CHUNK))));
  return papers;
}

async function chunkByIds(db: Kysely<Database>, asked: readonly PaperId[]): Promise<Paper[]> {
  const ids = await followRedirects(db, asked);
  const rows = await db.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const [names, sources] = [await namesOf(db, ids), await sourcesOf(db, ids)];
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toPaper(row, { identifiers: names.get(id) ?? [], sources: sources.get(id) ?? [] })] : [];
  });
}

async function followRedirects(db: Kysely<Database>, ids: readonly PaperId[]): Promise<readonly PaperId[]> {
  const rows = await db
    .selectFrom('paper_redirects')
    .select(['old_id', 'paper_id'])
    .where('old_id', 'in', ids)
    .execute();
  const now = new Map(rows.map((row) => [row.old_id, row.paper_id]));
  return rows.length === 0 ? ids : ids.map((id) => now.get(id) ?? id);
}

/** The names of each paper that the world knows it by: not its title's fingerprint. */
export async function namesOf(
  db: Kysely<Database>,
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, readonly Identifier[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('paper_identifiers')
    .selectAll()
    .where('paper_id', 'in', ids)
    .where('kind', '!=', 'title')
    .orderBy('kind')
    .orderBy('value')
    .execute();
  return grouped(rows, ({ kind, value }) => ({ kind: kind as IdentifierKind, value }));
}

async function sourcesOf(
  db: Kysely<Database>,
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, readonly SourceFact[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('paper_sources')
    .select(['paper_id', 'source', 'upvotes', 'comments', 'submitter'])
    .where('paper_id', 'in', ids)
    .orderBy('first_seen_at')
    .orderBy('source')
    .execute();
  return grouped(rows, ({ paper_id: _, ...fact }) => fact);
}

function grouped<R extends { paper_id: PaperId }, V>(
  rows: readonly R[],
  value: (row: R) => V,
): ReadonlyMap<PaperId, readonly V[]> {
  const groups = new Map<PaperId, V[]>();
  for (const row of rows) {
    const group = groups.get(row.paper_id) ?? [];
    group.push(value(row));
    groups.set(row.paper_id, group);
  }
  return groups;
}
