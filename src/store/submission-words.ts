import type { Transaction } from 'kysely';
import { SUBMITTED, submittedBy } from '../submissions/words.ts';
import type { Database } from './schema.ts';

type Tx = Transaction<Database>;

/** Takes a person's name and note out of what is kept of digests that brought what they submitted. */
export async function withoutSubmitter(tx: Tx, personId: string): Promise<void> {
  const theirs = await tx
    .selectFrom('submissions')
    .select(['paper_id', 'by_name', 'note'])
    .where('person_id', '=', personId)
    .execute();
  for (const { paper_id, by_name, note } of theirs) {
    await takeOut(tx, paper_id, submittedBy({ byName: by_name, note }));
  }
}

async function takeOut(tx: Tx, paper_id: string, said: string): Promise<void> {
  const rows = await tx
    .selectFrom('digest_papers')
    .select(['digest_id', 'position', 'reason'])
    .where('paper_id', '=', paper_id)
    .execute();
  for (const { digest_id, position, reason } of rows) {
    if (!reason.includes(said)) continue;
    await tx
      .updateTable('digest_papers')
      .set({ reason: without(reason, said) })
      .where('digest_id', '=', digest_id)
      .where('position', '=', position)
      .execute();
    // Inside a JSON text, words stand as JSON writes them.
    await inMessages(tx, digest_id, JSON.stringify(said).slice(1, -1));
  }
}

async function inMessages(tx: Tx, digestId: string, said: string): Promise<void> {
  const rows = await tx
    .selectFrom('deliveries')
    .select(['key', 'message'])
    .where('digest_id', '=', digestId)
    .execute();
  for (const { key, message } of rows) {
    await tx
      .updateTable('deliveries')
      .set({ message: without(message, said) })
      .where('key', '=', key)
      .execute();
  }
}

/** Reasons end with the text, at a quote, or before the next one: "by Ann" is not the beginning of "by Anna". */
function without(text: string, said: string): string {
  const [first = '', ...rest] = text.split(said);
  return rest.reduce(
    (left, right) => `${left}${/^(?:$|"| ·)/.test(right) ? SUBMITTED : said}${right}`,
    first,
  );
}
