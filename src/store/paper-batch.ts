import type { Transaction } from 'kysely';
import type { CleanRecord } from '../papers/facts.ts';
import type { Identifier, PaperId } from '../papers/paper.ts';
import { HeldPaper } from './held-paper.ts';
import { toFacts } from './paper-rows.ts';
import { namesOf } from './papers.ts';
import type { Database } from './schema.ts';

/** The papers that a batch of records may be about, by id and by name. */
export class PaperBatch {
  readonly papers = new Map<PaperId, HeldPaper>();
  readonly #byName = new Map<string, PaperId>();

  find(name: Identifier): HeldPaper | undefined {
    const id = this.#byName.get(keyOf(name));
    return id === undefined ? undefined : this.papers.get(id);
  }

  name(name: Identifier, id: PaperId): void {
    this.#byName.set(keyOf(name), id);
  }

  /** Everything that led to `gone` leads to `kept`. */
  redirect(gone: PaperId, kept: PaperId): void {
    for (const [key, id] of this.#byName) if (id === gone) this.#byName.set(key, kept);
    this.papers.delete(gone);
  }
}

const keyOf = ({ kind, value }: Identifier): string => `${kind}:${value}`;

/** Every name a record has, its title's fingerprint last. */
export function allNames({
  names,
  titleName,
}: Pick<CleanRecord, 'names' | 'titleName'>): readonly Identifier[] {
  return titleName === '' ? names : [...names, { kind: 'title', value: titleName }];
}

/** Reads what the store holds of these records, in a handful of queries whatever their number. */
export async function loadBatch(
  transaction: Transaction<Database>,
  records: readonly CleanRecord[],
): Promise<PaperBatch> {
  const batch = new PaperBatch();
  await loadNames(transaction, batch, records.flatMap(allNames));
  return batch;
}

async function loadNames(
  tx: Transaction<Database>,
  batch: PaperBatch,
  names: readonly Identifier[],
): Promise<void> {
  const ids = new Set<PaperId>();
  for (const [kind, some] of Map.groupBy(names, (name) => name.kind)) {
    const values = [...new Set(some.map(({ value }) => value))];
    const rows = await tx
      .selectFrom('paper_identifiers')
      .select(['value', 'paper_id'])
      .where('kind', '=', kind)
      .where('value', 'in', values)
      .execute();
    for (const row of rows) {
      batch.name({ kind, value: row.value }, row.paper_id);
      ids.add(row.paper_id);
    }
  }
  await loadPapers(tx, batch, [...ids]);
}

/** Also used after a merge, to read the kept paper anew. */
export async function loadPapers(
  tx: Transaction<Database>,
  batch: PaperBatch,
  ids: readonly PaperId[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  for (const row of rows) batch.papers.set(row.id, new HeldPaper(row.id, toFacts(row), row.created_at));
  for (const [id, names] of await namesOf(tx, ids)) batch.papers.get(id)?.names.push(...names);
  await loadSources(tx, batch, ids);
  await loadListings(tx, batch, ids);
}

async function loadSources(
  tx: Transaction<Database>,
  batch: PaperBatch,
  ids: readonly PaperId[],
): Promise<void> {
  const rows = await tx.selectFrom('paper_sources').selectAll().where('paper_id', 'in', ids).execute();
  for (const { paper_id, source, ...row } of rows) batch.papers.get(paper_id)?.sources.set(source, row);
}

async function loadListings(
  tx: Transaction<Database>,
  batch: PaperBatch,
  ids: readonly PaperId[],
): Promise<void> {
  const rows = await tx
    .selectFrom('announcements')
    .select(['paper_id', 'source', 'day', 'kind'])
    .where('paper_id', 'in', ids)
    .execute();
  for (const { paper_id, kind, ...row } of rows) {
    batch.papers.get(paper_id)?.listed.push({ ...row, kind: kind as HeldPaper['listed'][number]['kind'] });
  }
}
