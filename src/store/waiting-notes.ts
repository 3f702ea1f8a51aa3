import type { Kysely } from 'kysely';
import type { WaitingNotes } from '../digest/notes/note-store.ts';
import type { Database } from './schema.ts';

/** What waits longest in each place, by message; a place that was told enough of late has no turn. */
export async function nextNotes(
  db: Kysely<Database>,
  perPlace: number,
  toldAfter: number,
  waitingAfter: number,
): Promise<readonly WaitingNotes[]> {
  const rows = await waitingRows(db, perPlace, toldAfter, waitingAfter);
  if (rows.length === 0) return [];
  const places = Map.groupBy(rows, (row) => row.destinationId);
  const told = await toldSince(db, [...places.keys()], toldAfter);
  return [...places].flatMap(([place, all]) => {
    const messages = [...Map.groupBy(all, (row) => row.postedId).values()];
    return messages.slice(0, perPlace - (told.get(place) ?? 0)).flatMap(toWaiting);
  });
}

/** The rest has its turn in the next minutes. */
const ROWS_AT_ONCE = 1_000;

function waitingRows(db: Kysely<Database>, perPlace: number, toldAfter: number, waitingAfter: number) {
  return db
    .selectFrom('notes')
    .innerJoin('posted_messages', 'posted_messages.id', 'notes.posted_id')
    .innerJoin('destinations', 'destinations.id', 'notes.destination_id')
    .select(['notes.posted_id as postedId', 'notes.paper_id as paperId', 'notes.news', 'notes.listed'])
    .select(['notes.destination_id as destinationId', 'posted_messages.channel_id as channelId'])
    .select('posted_messages.message_id as messageId')
    .where('notes.told_at', '=', 0)
    .where('notes.at', '>', waitingAfter)
    .where('posted_messages.gone_at', '=', 0)
    .where('destinations.state', '=', 'ok')
    .where('notes.destination_id', 'not in', (q) =>
      q
        .selectFrom('notes as told')
        .select('told.destination_id')
        .where('told.told_at', '>', toldAfter)
        .groupBy('told.destination_id')
        .having((having) => having.fn.count('told.posted_id').distinct(), '>=', perPlace),
    )
    .orderBy('notes.at')
    .orderBy('notes.posted_id')
    .limit(ROWS_AT_ONCE)
    .execute();
}

type Row = Awaited<ReturnType<typeof waitingRows>>[number];

function toWaiting(notes: readonly Row[]): WaitingNotes[] {
  const [first] = notes;
  if (!first) return [];
  const { postedId, destinationId, channelId, messageId } = first;
  return [{ postedId, destinationId, channelId, messageId, notes }];
}

/** How many messages of each place have got a note since an instant. */
async function toldSince(
  db: Kysely<Database>,
  places: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('notes')
    .select(['destination_id', 'posted_id', 'told_at'])
    .distinct()
    .where('destination_id', 'in', [...places])
    .where('told_at', '>', since)
    .execute();
  const of = Map.groupBy(rows, (row) => row.destination_id);
  return new Map([...of].map(([place, all]) => [place, all.length]));
}
