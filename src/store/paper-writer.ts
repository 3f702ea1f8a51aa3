import { scheduler } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { PaperWriter, PutResult } from '../ingest/writer.ts';
import { type CleanRecord, cleanRecord } from '../papers/facts.ts';
import type { Identifier, PaperRecord } from '../papers/paper.ts';
import { holdCounters } from './counters.ts';
import { flushBatch } from './flush-batch.ts';
import { HeldPaper, type NewAnnouncement } from './held-paper.ts';
import { joinHeld } from './join-held.ts';
import { matches } from './match-papers.ts';
import type { Store } from './open.ts';
import { allNames, loadBatch, type PaperBatch } from './paper-batch.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

/** Stores records; concurrent writers, also in other processes on PostgreSQL, take turns. */
export function createPaperWriter(store: Pick<Store, 'db'>, clock: Clock): PaperWriter {
  return {
    async put(records, { dryRun = false } = {}) {
      // Cleaning is the larger half of the work and needs no transaction.
      const clean = await cleaned(records);
      const put = (transaction: Transaction<Database>) => putAll(transaction, clock, clean);
      return dryRun ? undone(store, put) : transact(store, clock, put);
    },
  };
}

/** What would come of it: the transaction is rolled back once it has told. */
async function undone<T>(
  { db }: Pick<Store, 'db'>,
  work: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const transaction = await db.startTransaction().execute();
  try {
    return await work(transaction);
  } finally {
    await transaction.rollback().execute();
  }
}

const CLEANED_AT_ONCE = 25;

async function cleaned(records: readonly PaperRecord[]): Promise<CleanRecord[]> {
  const clean: CleanRecord[] = [];
  for (const [i, record] of records.entries()) {
    if (i % CLEANED_AT_ONCE === 0) await scheduler.yield();
    clean.push(cleanRecord(record));
  }
  return clean;
}

/** What became of one record, while its announcement may still wait for a number. */
interface Settled extends Omit<PutResult, 'announcement'> {
  readonly announcement: NewAnnouncement | undefined;
}

async function putAll(tx: Transaction<Database>, clock: Clock, records: readonly CleanRecord[]) {
  await holdCounters(tx);
  const batch = await loadBatch(tx, records);
  const now = clock.now();
  const settled: Settled[] = [];
  for (const record of records) settled.push(await settle(tx, batch, record, clock));
  await flushBatch(tx, [...batch.papers.values()], now);
  return settled.map(toResult);
}

async function settle(
  tx: Transaction<Database>,
  batch: PaperBatch,
  record: CleanRecord,
  clock: Clock,
): Promise<Settled> {
  const found = matches(batch, record);
  const [first, ...others] = found;
  const paper = first
    ? await joinHeld(tx, batch, [first, ...others], clock.now())
    : added(batch, record, clock);
  const news = paper.learn(record.facts);
  const names = allNames(record).filter((name) => addName(batch, paper, name));
  paper.see(record, clock.now());
  const announcement = record.listing && paper.announce(record.listing);
  const updated = news || names.some(({ kind }) => kind !== 'title');
  const outcome = !first ? 'added' : others.length > 0 ? 'merged' : updated ? 'updated' : 'known';
  return { paperId: paper.id, outcome, announcement };
}

function toResult({ paperId, outcome, announcement }: Settled): PutResult {
  const number = announcement?.number;
  return number === undefined ? { paperId, outcome } : { paperId, outcome, announcement: number };
}

function added(batch: PaperBatch, record: CleanRecord, clock: Clock): HeldPaper {
  const paper = new HeldPaper(clock.newId(), record.facts, clock.now());
  paper.changed = true;
  batch.papers.set(paper.id, paper);
  return paper;
}

function addName(batch: PaperBatch, paper: HeldPaper, name: Identifier): boolean {
  if (batch.find(name)) return false;
  batch.name(name, paper.id);
  paper.addName(name);
  return true;
}
