import type { Kysely, Transaction } from 'kysely';
import type { Message } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { NewNote, NoteStore, PaperNews, WaitingNotes } from '../digest/notes/note-store.ts';
import { newestNumber } from './announced.ts';
import { enqueue } from './enqueue.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';
import { showingMessages } from './showing-messages.ts';
import { transact } from './transact.ts';
import { nextNotes } from './waiting-notes.ts';

export function noteStore(store: Pick<Store, 'db'>, clock: Clock): NoteStore {
  const { db } = store;
  return {
    followed: () => followed(db),
    newsAfter: (number, limit) => newsAfter(db, number, limit),
    showing: (paperIds, postedAfter) => showingMessages(db, paperIds, postedAfter),
    put: (notes, from, to, now) => transact(store, clock, (tx) => put(tx, notes, from, to, now)),
    next: (perPlace, toldAfter, waitingAfter) => nextNotes(db, perPlace, toldAfter, waitingAfter),
    tell: (waiting, key, message, now) =>
      transact(store, clock, (tx) => tell(tx, waiting, key, message, now)),
  };
}

const FOLLOWED = 'notes followed to';
/** A listing as replaced by way of another category brings the same version. */
const KINDS = ['replace', 'replace-cross', 'withdrawn'] as const;

async function followed(db: Kysely<Database>): Promise<number> {
  const read = db.selectFrom('meta').select('value').where('key', '=', FOLLOWED);
  const row = await read.executeTakeFirst();
  if (row) return Number(row.value);
  await db
    .insertInto('meta')
    .values({ key: FOLLOWED, value: String(await newestNumber(db)) })
    .onConflict((clash) => clash.column('key').doNothing())
    .execute();
  return Number((await read.executeTakeFirstOrThrow()).value);
}

async function newsAfter(db: Kysely<Database>, number: number, limit: number) {
  // Read first: what comes in between is then left to the next time.
  const newest = await newestNumber(db);
  const rows = await db
    .selectFrom('announcements')
    .innerJoin('papers', 'papers.id', 'announcements.paper_id')
    .select(['announcements.number', 'announcements.paper_id', 'announcements.day', 'announcements.kind'])
    .select(['announcements.at', 'papers.withdrawn', 'papers.version'])
    .where('announcements.number', '>', number)
    .where('announcements.number', '<=', newest)
    .where('announcements.kind', 'in', [...KINDS])
    .orderBy('announcements.number')
    .limit(limit)
    .execute();
  const news = rows.map(
    (row): PaperNews => ({
      number: row.number,
      paperId: row.paper_id,
      listed: row.day,
      at: row.at,
      withdrawn: row.kind === 'withdrawn' || row.withdrawn === 1,
      version: row.version,
    }),
  );
  const last = news.at(-1);
  return { news, upTo: news.length === limit && last ? last.number : Math.max(number, newest) };
}

const ROWS_AT_ONCE = 100;

async function put(
  tx: Transaction<Database>,
  notes: readonly NewNote[],
  from: number,
  to: number,
  now: number,
): Promise<void> {
  for (let at = 0; at < notes.length; at += ROWS_AT_ONCE) {
    await tx
      .insertInto('notes')
      .values(notes.slice(at, at + ROWS_AT_ONCE).map((note) => toRow(note, now)))
      .onConflict((clash) => clash.doNothing())
      .execute();
  }
  await tx
    .updateTable('meta')
    .set({ value: String(to) })
    .where('key', '=', FOLLOWED)
    .where('value', '=', String(from))
    .execute();
}

function toRow({ postedId, paperId, destinationId, news, listed }: NewNote, at: number): Database['notes'] {
  const what = { posted_id: postedId, paper_id: paperId, news, listed };
  return { ...what, destination_id: destinationId, at, told_at: 0 };
}

async function tell(
  tx: Transaction<Database>,
  { postedId, destinationId, channelId, messageId }: WaitingNotes,
  key: string,
  message: Message,
  now: number,
): Promise<void> {
  const told = await tx
    .updateTable('notes')
    .set({ told_at: now })
    .where('posted_id', '=', postedId)
    .where('told_at', '=', 0)
    .executeTakeFirst();
  if (told.numUpdatedRows === 0n || message.blocks.length === 0) return;
  const under = { channelId, messageId };
  await enqueue(tx, [{ key, destinationId, message, subjects: [], under }], now);
}
