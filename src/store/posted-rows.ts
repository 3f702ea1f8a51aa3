import type { Kysely, Selectable } from 'kysely';
import type { PostedMessage, PostedRef, Subject } from '../chat/api.ts';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;
export type PostedRow = Selectable<Database['posted_messages']>;

/** One name for one message. */
export const nameOf = ({ platform, channel_id, message_id }: ReturnType<typeof columnsOf>) =>
  `${platform} ${channel_id} ${message_id}`;

export const refOf = ({ platform, channel_id, message_id }: PostedRow): PostedRef => ({
  platform,
  channelId: channel_id,
  messageId: message_id,
});

export async function rowsOf(db: Db, refs: readonly PostedRef[]): Promise<readonly PostedRow[]> {
  if (refs.length === 0) return [];
  const all = new Map(refs.map((ref) => [nameOf(columnsOf(ref)), columnsOf(ref)]));
  return db
    .selectFrom('posted_messages')
    .selectAll()
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('platform', 'channel_id', 'message_id'),
        'in',
        [...all.values()].map((one) => tuple(one.platform, one.channel_id, one.message_id)),
      ),
    )
    .execute();
}

export function columnsOf(ref: PostedRef) {
  return { platform: ref.platform, channel_id: ref.channelId, message_id: ref.messageId };
}

export function findRow(db: Db, ref: PostedRef) {
  return db
    .selectFrom('posted_messages')
    .selectAll()
    .where((is) => is.and(columnsOf(ref)));
}

export async function subjectsOf(db: Db, ids: readonly string[]): Promise<Map<string, Subject[]>> {
  const found = new Map<string, Subject[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = db.selectFrom('posted_subjects').selectAll().where('posted_id', 'in', ids);
  for (const row of await rows.orderBy('posted_id').orderBy('position').execute()) {
    found.get(row.posted_id)?.push({ kind: row.kind as Subject['kind'], id: row.subject_id });
  }
  return found;
}

export function postedOf(row: PostedRow, subjects: ReadonlyMap<string, readonly Subject[]>): PostedMessage {
  return {
    id: row.id,
    ref: refOf(row),
    spaceId: row.space_id,
    subjects: subjects.get(row.id) ?? [],
  };
}
