import type { Transaction } from 'kysely';
import type { Schedule } from '../digest/schedule/schedule.ts';
import type { NewDigest } from '../digest/slot/slot-store.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 30;

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
  await insertPapers(tx, digest);
  await insertShown(tx, digest, schedule.destinationId, now);
  await insertDeliveries(tx, digest, schedule.destinationId, now);
}

async function insertPapers(tx: Transaction<Database>, { id, papers }: NewDigest): Promise<void> {
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

async function insertShown(
  tx: Transaction<Database>,
  { id, papers }: NewDigest,
  destinationId: string,
  now: number,
): Promise<void> {
  const rows = papers
    .filter(({ shown }) => shown)
    .map(({ paperId }) => ({ destination_id: destinationId, paper_id: paperId, digest_id: id, at: now }));
  await tx
    .insertInto('shown_papers')
    .values(rows)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

async function insertDeliveries(
  tx: Transaction<Database>,
  { id, deliveries }: NewDigest,
  destinationId: string,
  now: number,
): Promise<void> {
  const rows = deliveries.map(({ key, part, parts, message, subjects }) => ({
    key,
    digest_id: id,
    destination_id: destinationId,
    part,
    parts,
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

/** Nothing of the digest arrived: its papers are news again, with the next slot. */
export async function releaseDigest(tx: Transaction<Database>, digestId: string, now: number): Promise<void> {
  const digest = await tx.selectFrom('digests').selectAll().where('id', '=', digestId).executeTakeFirst();
  if (!digest) return;
  await tx.deleteFrom('shown_papers').where('digest_id', '=', digestId).execute();
  await tx
    .updateTable('schedules')
    .set({ watermark: digest.from_number, changed_at: now })
    .where('id', '=', digest.schedule_id)
    .where('watermark', '>', digest.from_number)
    .execute();
}
