import type { Transaction } from 'kysely';
import { takeNumbers } from './counters.ts';
import type { HeldPaper } from './held-paper.ts';
import { toRow } from './paper-rows.ts';
import type { Database } from './schema.ts';

/** Writes what a batch has changed so far, in a few statements, and forgets that it was to be written. */
export async function flushBatch(
  transaction: Transaction<Database>,
  papers: readonly HeldPaper[],
  now: number,
): Promise<void> {
  await writePapers(
    transaction,
    papers.filter((paper) => paper.changed),
    now,
  );
  await writeNames(transaction, papers);
  await writeSources(transaction, papers);
  await writeAnnouncements(transaction, papers, now);
}

async function writePapers(
  tx: Transaction<Database>,
  papers: readonly HeldPaper[],
  now: number,
): Promise<void> {
  if (papers.length === 0) return;
  const change = await takeNumbers(tx, 'change', papers.length);
  const rows = papers.map((paper, i) =>
    toRow(paper.facts, { id: paper.id, change: change + i, created_at: paper.createdAt, updated_at: now }),
  );
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id' && column !== 'created_at');
  await tx
    .insertInto('papers')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) =>
          Object.fromEntries(
            columns.map((column) => [column, row.ref(`excluded.${column}` as 'excluded.title')]),
          ),
        ),
    )
    .execute();
  for (const paper of papers) paper.changed = false;
}

async function writeNames(tx: Transaction<Database>, papers: readonly HeldPaper[]): Promise<void> {
  const rows = papers.flatMap((paper) =>
    paper.newNames.splice(0).map(({ kind, value }) => ({ kind, value, paper_id: paper.id })),
  );
  if (rows.length === 0) return;
  // A title that another work had first stays that work's.
  await tx
    .insertInto('paper_identifiers')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function writeSources(tx: Transaction<Database>, papers: readonly HeldPaper[]): Promise<void> {
  const rows = papers.flatMap((paper) => {
    const told = [...paper.toldSources].flatMap((source) => {
      const row = paper.sources.get(source);
      return row ? [{ paper_id: paper.id, source, ...row }] : [];
    });
    paper.toldSources.clear();
    return told;
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('paper_sources')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['paper_id', 'source']).doUpdateSet((row) => ({
        upvotes: row.ref('excluded.upvotes'),
        comments: row.ref('excluded.comments'),
        submitter: row.ref('excluded.submitter'),
        last_seen_at: row.ref('excluded.last_seen_at'),
      })),
    )
    .execute();
}

async function writeAnnouncements(
  tx: Transaction<Database>,
  papers: readonly HeldPaper[],
  now: number,
): Promise<void> {
  const waiting = papers.flatMap((paper) =>
    paper.announcing.splice(0).map((announcement) => ({ paper, announcement })),
  );
  if (waiting.length === 0) return;
  const first = await takeNumbers(tx, 'announcement', waiting.length);
  const rows = waiting.map(({ paper, announcement }, i) => {
    announcement.number = first + i;
    const { source, day, kind, rank = 0 } = announcement;
    return { number: first + i, paper_id: paper.id, source, day, kind, rank, at: now };
  });
  await tx.insertInto('announcements').values(rows).execute();
}
