import type { Kysely } from 'kysely';
import type { Showings } from '../had/create-had.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

/** Messages that showed a paper, over `posted_messages` and `posted_subjects`. */
export function showingsStore({ db }: Pick<Store, 'db'>): Showings {
  return {
    async of(spaceId, paperId, limit) {
      const all = standing(db, spaceId, paperId);
      const { total } = await all
        .select((q) => q.fn.countAll<number | string>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await all
        .leftJoin('destinations', (join) =>
          join
            .onRef('destinations.platform', '=', 'posted_messages.platform')
            .onRef('destinations.channel_id', '=', 'posted_messages.channel_id')
            .on('destinations.person_id', '=', ''),
        )
        .select(['posted_messages.platform', 'posted_messages.channel_id', 'message_id', 'posted_at', 'name'])
        .orderBy('posted_at', 'desc')
        .orderBy('posted_messages.id')
        .limit(limit)
        .execute();
      const showings = rows.map(({ platform, channel_id, message_id, posted_at, name }) => ({
        ref: { platform, channelId: channel_id, messageId: message_id },
        channel: name ?? '',
        at: posted_at,
      }));
      return { showings, total: Number(total) };
    },
  };
}

/** Those that are not gone, and not in somebody's direct conversation. */
function standing(db: Kysely<Database>, spaceId: string, paperId: string) {
  return db
    .selectFrom('posted_messages')
    .innerJoin('posted_subjects', 'posted_subjects.posted_id', 'posted_messages.id')
    .where('posted_subjects.kind', '=', 'paper')
    .where('posted_subjects.subject_id', '=', paperId)
    .where('posted_messages.space_id', '=', spaceId)
    .where('posted_messages.gone_at', '=', 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('destinations as own')
            .select('own.id')
            .whereRef('own.platform', '=', 'posted_messages.platform')
            .where('own.kind', '=', 'direct')
            .whereRef('own.channel_id', '=', 'posted_messages.channel_id'),
        ),
      ),
    );
}
