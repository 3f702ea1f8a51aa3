import type { Kysely, Selectable, Transaction } from 'kysely';
import type { PostedMessage, PostedMessages, PostedRef, Subject } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';
import { currentIds } from './redirects.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

type Db = Kysely<Database>;
type Row = Selectable<Database['posted_messages']>;

/** The messages we sent, over `posted_messages` and `posted_subjects`. */
export function createPostedMessages(store: Pick<Store, 'db'>, clock: Clock): PostedMessages {
  const { db } = store;
  return {
    remember: (ref, spaceId, subjects, direct = false) =>
      transact(store, clock, async (tx) => {
        await rememberAll(tx, clock, [{ ref, spaceId, subjects, direct }]);
        const held = await findRow(tx, ref).executeTakeFirstOrThrow();
        return postedOf(held, await subjectsOf(tx, [held.id]));
      }),

    async find(ref) {
      const row = await findRow(db, ref).executeTakeFirst();
      return row && postedOf(row, await subjectsOf(db, [row.id]));
    },

    async findAll(refs) {
      const rows = await rowsOf(db, refs);
      const subjects = await subjectsOf(
        db,
        rows.map(({ id }) => id),
      );
      const found = new Map(rows.map((row) => [nameOf(columnsOf(refOf(row))), postedOf(row, subjects)]));
      return refs.map((ref) => found.get(nameOf(columnsOf(ref))));
    },

    async live(platform, kind, limit) {
      const about = db.selectFrom('posted_subjects').select('posted_id').where('kind', '=', kind);
      const rows = await db
        .selectFrom('posted_messages')
        .selectAll()
        .where('platform', '=', platform)
        .where('gone_at', '=', 0)
        .where('id', 'in', about)
        .orderBy('posted_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      const subjects = await subjectsOf(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => postedOf(row, subjects));
    },

    async unread({ kind, readBefore, postedBefore }, limit) {
      const all = db
        .selectFrom('posted_messages')
        .selectAll()
        .where('gone_at', '=', 0)
        .where('read_at', '<', readBefore)
        .where('posted_at', '<=', postedBefore);
      const some = kind === undefined ? all : all.where('id', 'in', firstAbout(db, kind));
      const rows = await some.orderBy('read_at').limit(limit).execute();
      const subjects = await subjectsOf(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => postedOf(row, subjects));
    },

    async countAsRead(which, at) {
      const all = db.updateTable('posted_messages').set({ read_at: at }).where('gone_at', '=', 0);
      if ('id' in which) {
        await all.where('id', '=', which.id).execute();
        return;
      }
      const { platform, kind, postedAfter = 0 } = which;
      const some = all.where('platform', '=', platform).where('posted_at', '>=', postedAfter);
      await some.where('id', 'in', firstAbout(db, kind)).execute();
    },

    async gone(ref) {
      await db
        .updateTable('posted_messages')
        .set({ gone_at: clock.now() })
        .where((is) => is.and(columnsOf(ref)))
        .where('gone_at', '=', 0)
        .execute();
    },
  };
}

/** Messages whose first subject is of this kind: a reaction on them means something. */
function firstAbout(db: Db, kind: Subject['kind']) {
  return db
    .selectFrom('posted_subjects')
    .select('posted_id')
    .where('kind', '=', kind)
    .where('position', '=', 0);
}

/** A message of ours that stands somewhere, and what it is about. */
interface Sent {
  readonly ref: PostedRef;
  readonly spaceId: string;
  readonly subjects: readonly Subject[];
  readonly direct?: boolean;
}

/** Remembers messages; one that is remembered already stays as it was. */
export async function rememberAll(
  tx: Transaction<Database>,
  clock: Pick<Clock, 'now' | 'newId'>,
  all: readonly Sent[],
): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map((sent) => newRow(clock, sent));
  const added = await tx
    .insertInto('posted_messages')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['platform', 'channel_id', 'message_id']).doNothing())
    .returning('id')
    .execute();
  const ids = new Set(added.map(({ id }) => id));
  const fresh = rows.flatMap(({ id }, i) => (ids.has(id) ? [{ id, subjects: all[i]?.subjects ?? [] }] : []));
  await addSubjects(tx, fresh);
  const cards = fresh.filter(({ subjects }) => subjects[0]?.kind === 'topic').map(({ id }) => id);
  if (cards.length > 0) await addCards(tx, cards, clock.now());
}

/** A message about topics is kept as they are from now on. */
async function addCards(tx: Transaction<Database>, ids: readonly string[], now: number): Promise<void> {
  const fresh = { shown: '', stale_at: 0, looked_at: now, not_before: 0, bare: 0, over: 0 };
  await tx
    .insertInto('topic_cards')
    .values(ids.map((posted_id) => ({ posted_id, ...fresh })))
    .execute();
}

function newRow(clock: Pick<Clock, 'now' | 'newId'>, { ref, spaceId, direct }: Sent): Row {
  const times = { posted_at: clock.now(), gone_at: 0, read_at: 0 };
  return { id: clock.newId(), ...columnsOf(ref), space_id: spaceId, direct: direct ? 1 : 0, ...times };
}

const nameOf = ({ platform, channel_id, message_id }: ReturnType<typeof columnsOf>) =>
  `${platform} ${channel_id} ${message_id}`;

const refOf = ({ platform, channel_id, message_id }: Row): PostedRef => ({
  platform,
  channelId: channel_id,
  messageId: message_id,
});

async function rowsOf(db: Db, refs: readonly PostedRef[]): Promise<readonly Row[]> {
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

function columnsOf(ref: PostedRef) {
  return { platform: ref.platform, channel_id: ref.channelId, message_id: ref.messageId };
}

function findRow(db: Db, ref: PostedRef) {
  return db
    .selectFrom('posted_messages')
    .selectAll()
    .where((is) => is.and(columnsOf(ref)));
}

async function addSubjects(
  db: Db,
  messages: readonly { readonly id: string; readonly subjects: readonly Subject[] }[],
): Promise<void> {
  const all = messages.flatMap(({ subjects }) => subjects);
  if (all.length === 0) return;
  // A paper may have become part of another while the message waited.
  const current = await currentIds(
    db,
    all.filter(({ kind }) => kind === 'paper').map(({ id }) => id),
  );
  const rows = messages.flatMap(({ id: posted_id, subjects }) =>
    subjects.map(({ kind, id }, position) => ({
      ...{ posted_id, position, kind },
      subject_id: kind === 'paper' ? current(id) : id,
    })),
  );
  await db.insertInto('posted_subjects').values(rows).execute();
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

export function postedOf(row: Row, subjects: ReadonlyMap<string, readonly Subject[]>): PostedMessage {
  return {
    id: row.id,
    ref: refOf(row),
    spaceId: row.space_id,
    subjects: subjects.get(row.id) ?? [],
  };
}
