import type { Transaction } from 'kysely';
import type { PaperId } from '../papers/paper.ts';
import { takeNumbers } from './counters.ts';
import type { Database } from './schema.ts';

/** Two papers are one work: everything of `gone` moves to `kept`, and the old id leads there from now on. */
export async function joinPapers(tx: Transaction<Database>, gone: PaperId, kept: PaperId): Promise<void> {
  await tx.updateTable('paper_identifiers').set({ paper_id: kept }).where('paper_id', '=', gone).execute();
  await tx.updateTable('digest_papers').set({ paper_id: kept }).where('paper_id', '=', gone).execute();
  await tx
    .updateTable('posted_subjects')
    .set({ subject_id: kept })
    .where('kind', '=', 'paper')
    .where('subject_id', '=', gone)
    .execute();
  await moveAnnouncements(tx, gone, kept);
  await settleOwed(tx, gone, kept);
  await moveKeyed(tx, gone, kept);
  await redirect(tx, gone, kept);
  await tx.deleteFrom('papers').where('id', '=', gone).execute();
}

/** Of two announcements that become the same, the kept paper's stays: subscribers may have seen its number. */
async function moveAnnouncements(tx: Transaction<Database>, gone: PaperId, kept: PaperId): Promise<void> {
  const of = (id: PaperId) =>
    tx
      .selectFrom('announcements')
      .select(['number', 'source', 'day', 'kind'])
      .where('paper_id', '=', id)
      .execute();
  const key = (row: { source: string; day: string; kind: string }) => `${row.source} ${row.day} ${row.kind}`;
  const held = new Set((await of(kept)).map(key));
  for (const row of await of(gone)) {
    if (held.has(key(row))) await tx.deleteFrom('announcements').where('number', '=', row.number).execute();
    else
      await tx
        .updateTable('announcements')
        .set({ paper_id: kept })
        .where('number', '=', row.number)
        .execute();
  }
}

/** Who has had the one is not owed the other. */
async function settleOwed(tx: Transaction<Database>, gone: PaperId, kept: PaperId): Promise<void> {
  const had = tx.selectFrom('shown_papers as had').select('had.destination_id');
  await tx
    .updateTable('shown_papers')
    .set({ again: 0 })
    .where('paper_id', '=', kept)
    .where('destination_id', 'in', had.where('had.paper_id', '=', gone).where('had.again', '=', 0))
    .execute();
}

const KEYED = ['paper_sources', 'votes', 'saves', 'shown_papers', 'mutes', 'submissions'] as const;

/** Tables with the paper in their key: what the kept paper has there already stays as it is. */
async function moveKeyed(tx: Transaction<Database>, gone: PaperId, kept: PaperId): Promise<void> {
  for (const table of KEYED) {
    const rows = await tx.selectFrom(table).selectAll().where('paper_id', '=', gone).execute();
    if (rows.length === 0) continue;
    await tx
      .insertInto(table)
      .values(rows.map((row) => ({ ...row, paper_id: kept })) as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.deleteFrom(table).where('paper_id', '=', gone).execute();
  }
}

async function redirect(tx: Transaction<Database>, gone: PaperId, kept: PaperId): Promise<void> {
  await tx.updateTable('paper_redirects').set({ paper_id: kept }).where('paper_id', '=', gone).execute();
  const change = await takeNumbers(tx, 'change', 1);
  await tx.insertInto('paper_redirects').values({ old_id: gone, paper_id: kept, change }).execute();
}
