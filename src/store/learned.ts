import type { Clock } from '../clock.ts';
import type { LearnedStore } from '../learned/learned-store.ts';
import { choicesIn, choicesOf, countChoices } from './learned-choices.ts';
import type { Store } from './open.ts';

const IDS_AT_ONCE = 500;
/** Of what was posted by hand, and of digests in cards; digests in lists are found by their channel. */
const MESSAGES_READ = 2_000;

/** Learning over `votes`, `saves`, `mutes`, `shown_papers`, `learned_words` and `learned_off`. */
export function learnedStore({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): LearnedStore {
  return {
    counts: (personIds) => countChoices(db, personIds),
    choicesOf: (personId) => choicesOf(db, personId),
    choicesIn: (spaceId) => choicesIn(db, spaceId),

    async channelsWith(spaceId, paperIds) {
      const channels = new Map<string, Set<string>>();
      const wanted = new Set(paperIds);
      const add = (paperId: string, channelId: string) => {
        if (!wanted.has(paperId)) return;
        const known = channels.get(paperId) ?? new Set();
        channels.set(paperId, known.add(channelId));
      };
      for (const { paper_id, channel_id } of await postedIn(spaceId)) add(paper_id, channel_id);
      const places = await channelsOf([spaceId]);
      const channelOf = new Map(places.map(({ id, channel_id }) => [id, channel_id]));
      for (let at = 0; at < paperIds.length && places.length > 0; at += IDS_AT_ONCE) {
        for (const { paper_id, destination_id } of await broughtTo(
          [...channelOf.keys()],
          paperIds.slice(at, at + IDS_AT_ONCE),
        ))
          add(paper_id, channelOf.get(destination_id) ?? '');
      }
      return channels;
    },

    async shownTo(destinationIds, each) {
      const shown = new Set<string>();
      for (const id of destinationIds) {
        const own = db.selectFrom('shown_papers').select('paper_id').where('destination_id', '=', id);
        const newest = own.orderBy('at', 'desc').orderBy('paper_id').limit(each);
        for (const { paper_id } of await newest.execute()) shown.add(paper_id);
      }
      return [...shown];
    },

    async channelsAround(personId) {
      const seen = db.selectFrom('people_spaces').select('space_id').where('person_id', '=', personId);
      const spaces = (await seen.execute()).map(({ space_id }) => space_id);
      return spaces.length === 0 ? [] : (await channelsOf(spaces)).map(({ id }) => id);
    },

    async told(destination_id) {
      const off = db.selectFrom('learned_off').select('at').where('destination_id', '=', destination_id);
      const words = db.selectFrom('learned_words').select(['term', 'word']).orderBy('at').orderBy('term');
      return {
        isOff: (await off.executeTakeFirst()) !== undefined,
        words: await words.where('destination_id', '=', destination_id).execute(),
      };
    },

    async switch({ id, spaceId }, isOn) {
      if (isOn) await db.deleteFrom('learned_off').where('destination_id', '=', id).execute();
      else
        await db
          .insertInto('learned_off')
          .values({ destination_id: id, space_id: spaceId, at: clock.now() })
          .onConflict((clash) => clash.doNothing())
          .execute();
    },

    async leaveOut({ id, spaceId }, term, word) {
      await db
        .insertInto('learned_words')
        .values({ destination_id: id, term, word, space_id: spaceId, at: clock.now() })
        .onConflict((clash) => clash.doNothing())
        .execute();
    },

    async giveBack({ id }, term) {
      const own = db.deleteFrom('learned_words').where('destination_id', '=', id);
      await own.where('term', '=', term).execute();
    },
  };

  function channelsOf(spaceIds: readonly string[]) {
    return db
      .selectFrom('destinations')
      .select(['id', 'channel_id'])
      .where('space_id', 'in', [...spaceIds])
      .where('person_id', '=', '')
      .execute();
  }

  function broughtTo(destinationIds: readonly string[], paperIds: readonly string[]) {
    return db
      .selectFrom('shown_papers')
      .select(['paper_id', 'destination_id'])
      .where('destination_id', 'in', [...destinationIds])
      .where('paper_id', 'in', [...paperIds])
      .execute();
  }

  function postedIn(spaceId: string) {
    return db
      .selectFrom((q) =>
        q
          .selectFrom('posted_messages')
          .select(['id', 'channel_id'])
          .where('space_id', '=', spaceId)
          .where('direct', '=', 0)
          .orderBy('posted_at', 'desc')
          .limit(MESSAGES_READ)
          .as('newest'),
      )
      .innerJoin('posted_subjects', 'posted_subjects.posted_id', 'newest.id')
      .select(['posted_subjects.subject_id as paper_id', 'newest.channel_id'])
      .where('posted_subjects.kind', '=', 'paper')
      .execute();
  }
}
