import type { Transaction } from 'kysely';
import type { Schedule } from '../digest/schedule/schedule.ts';
import type { NewDigest } from '../digest/slot/slot-store.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 100;

/** A digest with its papers, its messages to send, and what the destination has had with it. */
export async function insertDigest(
  tx: Transaction<Database>,
  digest: NewDigest,
  schedule: Schedule,
  now: number,
): Promise<void> {
  await tx
    .insertInto('digests')
    .values({
      id: digest.id,
      schedule_id: schedule.id,
      destination_id: schedule.destinationId,
      from_number: digest.fromNumber,
      to_number: digest.toNumber,
      created_at: now,
    })
    .execute();
  const papers = await asHeldNow(tx, digest.papers);
  await insertPapers(tx, digest.id, papers);
  await insertShown(tx, digest.id, papers, schedule.destinationId, now);
  await insertDeliveries(tx, digest, schedule.destinationId, now);
}

/** A paper may have become part of another between the choice and this. */
async function asHeldNow(tx: Transaction<Database>, papers: NewDigest['papers']) {
  const current = await currentIds(
    tx,
    papers.map(({ paperId }) => paperId),
  );
  return papers.map((paper) => ({ ...paper, paperId: current(paper.paperId) }));
}

async function insertPapers(
  tx: Transaction<Database>,
  id: string,
  papers: NewDigest['papers'],
): Promise<void> {
  const rows = papers.map(({ paperId, reason, shown }, i) => ({
    digest_id: id,
    position: i + 1,
    paper_id: paperId,
    reason,
    shown: shown ? 1 : 0,
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insertInto('digest_papers')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** What was owed and is not in this digest does not fit any more, or is folded: it is owed no longer. */
async function insertShown(
  tx: Transaction<Database>,
  digest_id: string,
  papers: NewDigest['papers'],
  destination_id: string,
  now: number,
): Promise<void> {
  // A recap brings nothing new.
  if (papers.length === 0) return;
  const owed = tx.updateTable('shown_papers').set({ again: 0 }).where('destination_id', '=', destination_id);
  await owed.where('again', 'in', [1, 2]).execute();
  const shown = new Set(papers.filter((paper) => paper.shown).map(({ paperId }) => paperId));
  const rows = [...shown].map((paper_id) => ({ destination_id, paper_id, digest_id, at: now, again: 0 }));
  await tx
    .insertInto('shown_papers')
    .values(rows)
    .onConflict((clash) =>
      clash.columns(['destination_id', 'paper_id']).doUpdateSet({ digest_id, at: now, again: 0 }),
    )
    .execute();
}

async function insertDeliveries(
  tx: Transaction<Database>,
  { id, deliveries }: NewDigest,
  destinationId: string,
  now: number,
): Promise<void> {
  const rows = deliveries.map(({ key, part, parts, message, subjects, under }) => ({
    key,
    digest_id: id,
    destination_id: destinationId,
    part,
    parts,
    under_part: under && 'part' in under ? under.part : 0,
    message: JSON.stringify(message),
    subjects: JSON.stringify(subjects),
    state: 'pending',
    attempts: 0,
    lease_until: 0,
    not_before: 0,
    channel_id: '',
    message_id: '',
    detail: '',
    created_at: now,
    updated_at: now,
  }));
  await tx.insertInto('deliveries').values(rows).execute();
}
