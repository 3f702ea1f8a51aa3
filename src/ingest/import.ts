import { scheduler } from 'node:timers/promises';
import type { PaperRecord } from '../papers/api.ts';
import type { FileItem } from '../sources/source.ts';
import type { PaperWriter } from './writer.ts';

const BATCH = 50;
/** Lines named for each reason, and reasons kept: a wholly broken file must not fill the memory. */
const LINES_NAMED = 3;
const REASONS_KEPT = 50;

/** Why places were skipped, with the first lines. */
export interface SkipReason {
  readonly reason: string;
  readonly count: number;
  readonly lines: readonly number[];
}

export interface ImportReport {
  readonly added: number;
  /** Held already. */
  readonly known: number;
  /** Of those known: the file told more than was held. */
  readonly updated: number;
  /** Of those known: the file showed that two papers held were one. */
  readonly merged: number;
  readonly skipped: number;
  readonly reasons: readonly SkipReason[];
}

export interface ImportRun {
  readonly dryRun: boolean;
  /** Places read so far. */
  onProgress(read: number): void;
  readonly signal: AbortSignal;
}

/**
 * Stores what a file holds, batch by batch, in constant memory. Stopping it keeps the batches done; repeating it finds
 * them known. Throws the signal's reason when stopped.
 */
export async function importRecords(
  items: AsyncIterable<FileItem>,
  writer: PaperWriter,
  run: ImportRun,
): Promise<ImportReport> {
  const counts = { added: 0, known: 0, updated: 0, merged: 0 };
  const skips = new Skips();
  let batch: PaperRecord[] = [];
  let read = 0;

  const store = async () => {
    run.signal.throwIfAborted();
    for (const { outcome } of await writer.put(batch, { dryRun: run.dryRun })) {
      counts[outcome]++;
      if (outcome === 'updated' || outcome === 'merged') counts.known++;
    }
    batch = [];
    run.onProgress(read);
    // A running bot answers between two batches.
    await scheduler.yield();
  };

  for await (const item of items) {
    read++;
    if ('record' in item) batch.push(item.record);
    else skips.add(item.problem, item.line);
    if (batch.length === BATCH) await store();
  }
  if (batch.length > 0) await store();
  return { ...counts, skipped: skips.count, reasons: skips.reasons() };
}

class Skips {
  count = 0;
  readonly #byReason = new Map<string, { count: number; lines: number[] }>();

  add(problem: string, line: number): void {
    this.count++;
    const full = this.#byReason.size >= REASONS_KEPT && !this.#byReason.has(problem);
    const reason = full ? 'other reasons' : problem;
    const group = this.#byReason.get(reason) ?? { count: 0, lines: [] };
    group.count++;
    if (group.lines.length < LINES_NAMED) group.lines.push(line);
    this.#byReason.set(reason, group);
  }

  reasons(): SkipReason[] {
    const groups = [...this.#byReason].map(([reason, group]) => ({ reason, ...group }));
    return groups.sort((a, b) => b.count - a.count);
  }
}
