import { scheduler } from 'node:timers/promises';
import type { ExpressionBuilder, Kysely } from 'kysely';
import type { ShowingMessage } from '../digest/notes/note-store.ts';
import type { PaperId } from '../papers/api.ts';
import type { Database } from './schema.ts';

/** A paper may stand in a hundred channels, and SQLite lets nothing else run meanwhile. */
const IDS_AT_ONCE = 4;
const KINDS = ['channel', 'thread', 'forum', 'direct'] as const;

/** Messages that show these papers, in places whose digest is on and wants notes. */
export async function showingMessages(
  db: Kysely<Database>,
  paperIds: readonly PaperId[],
  postedAfter: number,
): Promise<readonly ShowingMessage[]> {
  const found: ShowingMessage[] = [];
  for (let at = 0; at < paperIds.length; at += IDS_AT_ONCE) {
    const ids = paperIds.slice(at, at + IDS_AT_ONCE);
    const rows = [...(await inChannel(db, ids, postedAfter)), ...(await ofDigest(db, ids, postedAfter))];
    await scheduler.yield();
    found.push(...new Map(rows.map((row) => [`${row.postedId} ${row.paperId}`, row])).values());
  }
  return found;
}

function showing(db: Kysely<Database>, ids: readonly PaperId[], postedAfter: number) {
  return db
    .selectFrom('posted_subjects')
    .innerJoin('posted_messages', 'posted_messages.id', 'posted_subjects.posted_id')
    .select(['posted_messages.id as postedId', 'posted_subjects.subject_id as paperId'])
    .select('posted_messages.posted_at as postedAt')
    .where('posted_subjects.kind', '=', 'paper')
    .where('posted_subjects.subject_id', 'in', [...ids])
    .where('posted_messages.gone_at', '=', 0)
    .where('posted_messages.posted_at', '>', postedAfter);
}

/** Whatever was posted in the channel itself. */
function inChannel(db: Kysely<Database>, ids: readonly PaperId[], postedAfter: number) {
  return showing(db, ids, postedAfter)
    .innerJoin('destinations', (join) =>
      join
        .onRef('destinations.platform', '=', 'posted_messages.platform')
        .onRef('destinations.channel_id', '=', 'posted_messages.channel_id')
        .on('destinations.kind', 'in', [...KINDS]),
    )
    .innerJoin('schedules', 'schedules.destination_id', 'destinations.id')
    .select('destinations.id as destinationId')
    .where((is) => is.and(wanted(is)))
    .execute();
}

/** What a digest posted in a thread or a forum stands in a channel of its own. */
function ofDigest(db: Kysely<Database>, ids: readonly PaperId[], postedAfter: number) {
  return showing(db, ids, postedAfter)
    .innerJoin('deliveries', (join) =>
      join
        .onRef('deliveries.message_id', '=', 'posted_messages.message_id')
        .onRef('deliveries.channel_id', '=', 'posted_messages.channel_id'),
    )
    .innerJoin('destinations', (join) =>
      join
        .onRef('destinations.id', '=', 'deliveries.destination_id')
        .onRef('destinations.platform', '=', 'posted_messages.platform'),
    )
    .innerJoin('schedules', 'schedules.destination_id', 'destinations.id')
    .select('destinations.id as destinationId')
    .where((is) => is.and(wanted(is)))
    .execute();
}

/** The digest is on and its notes too. Nothing can stand under a mail. */
function wanted(is: ExpressionBuilder<Database, 'destinations' | 'schedules'>) {
  const mail = is
    .selectFrom('email_addresses')
    .select('email_addresses.person_id')
    .whereRef('email_addresses.person_id', '=', 'destinations.person_id')
    .whereRef('email_addresses.platform', '=', 'destinations.platform');
  return [
    is('schedules.kind', '=', 'digest'),
    is('schedules.active', '=', 1),
    is('schedules.notes', '=', 1),
    is.not(is.exists(mail)),
  ];
}
