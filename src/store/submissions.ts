import type { Selectable } from 'kysely';
import type { Submission } from '../submissions/api.ts';
import type { SubmissionStore } from '../submissions/submission-store.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

/** Papers brought in by people, over `submissions`. */
export function submissionStore({ db }: Pick<Store, 'db'>): SubmissionStore {
  const rows = (spaceId: string) =>
    db
      .selectFrom('submissions')
      .selectAll()
      .where('space_id', '=', spaceId)
      .orderBy('at')
      .orderBy('person_id');
  return {
    async put({ spaceId, paperId, personId, byName, note, channelId, state, day, at }) {
      const told = { by_name: byName, note };
      await db
        .insertInto('submissions')
        .values({
          ...{ space_id: spaceId, paper_id: paperId, person_id: personId, channel_id: channelId },
          ...{ ...told, state, day, at, decided_at: 0 },
        })
        .onConflict((clash) => clash.columns(['space_id', 'paper_id', 'person_id']).doUpdateSet(told))
        .execute();
    },

    of: async (spaceId, paperId) =>
      (await rows(spaceId).where('paper_id', '=', paperId).execute()).map(toSubmission),

    onDay: async (spaceId, day) =>
      (await rows(spaceId).where('day', '=', day).where('state', '=', 'in').execute()).map(toSubmission),

    waiting: async (spaceId, limit) =>
      (await rows(spaceId).where('state', '=', 'waiting').limit(limit).execute()).map(toSubmission),

    async decide(spaceId, paperId, state, decided_at) {
      const decided = await db
        .updateTable('submissions')
        // What is let in counts from now: it may have waited longer than a digest looks back.
        .set({ state, decided_at })
        .where('space_id', '=', spaceId)
        .where('paper_id', '=', paperId)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return decided.numUpdatedRows > 0n;
    },

    async since(at, personId, spaceId) {
      const recent = db.selectFrom('submissions').where('at', '>', at);
      const count = recent.select((q) => q.fn.countAll<number | string>().as('count'));
      const own = await count.where('person_id', '=', personId).executeTakeFirstOrThrow();
      const all = await count.where('space_id', '=', spaceId).executeTakeFirstOrThrow();
      return { own: Number(own.count), all: Number(all.count) };
    },
  };
}

function toSubmission(row: Selectable<Database['submissions']>): Submission {
  return {
    paperId: row.paper_id,
    personId: row.person_id,
    byName: row.by_name,
    note: row.note,
    state: row.state as Submission['state'],
    day: row.day,
    at: row.at,
  };
}
