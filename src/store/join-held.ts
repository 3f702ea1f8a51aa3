import type { Transaction } from 'kysely';
import { flushBatch } from './flush-batch.ts';
import type { HeldPaper } from './held-paper.ts';
import { joinPapers } from './join-papers.ts';
import { loadPapers, type PaperBatch } from './paper-batch.ts';
import type { Database } from './schema.ts';

/** Makes several papers of a batch one: the first, which then knows what each of them knew. One alone stays as it is. */
export async function joinHeld(
  tx: Transaction<Database>,
  batch: PaperBatch,
  [kept, ...others]: readonly [HeldPaper, ...HeldPaper[]],
  now: number,
): Promise<HeldPaper> {
  if (others.length === 0) return kept;
  await flushBatch(tx, [...batch.papers.values()], now);
  for (const gone of others) {
    await joinPapers(tx, gone.id, kept.id);
    batch.redirect(gone.id, kept.id);
  }
  await loadPapers(tx, batch, [kept.id]);
  const joined = batch.papers.get(kept.id) ?? kept;
  for (const gone of others) joined.learn(gone.facts);
  joined.changed = true;
  return joined;
}
