import type { Kysely } from 'kysely';
import type { HeldKind } from '../privacy/api.ts';
import { feedOf } from './feed-way.ts';
import type { Database } from './schema.ts';

type Rows = (db: Kysely<Database>, personId: string) => Promise<readonly object[]>;

/** Everything held about a person, kind by kind. Messages sent are told by what they brought. */
export async function personalRows(db: Kysely<Database>, personId: string): Promise<readonly HeldKind[]> {
  const kinds: HeldKind[] = [];
  for (const [what, rows] of Object.entries(KINDS)) kinds.push({ what, rows: await rows(db, personId) });
  return kinds;
}

const KINDS: Readonly<Record<string, Rows>> = {
  account: (db, id) => db.selectFrom('people').selectAll().where('id', '=', id).execute(),
  communities: (db, id) =>
    db
      .selectFrom('people_spaces')
      .leftJoin('spaces', 'spaces.id', 'people_spaces.space_id')
      .select(['people_spaces.space_id', 'spaces.name', 'people_spaces.seen_at'])
      .where('person_id', '=', id)
      .execute(),
  'topics followed': (db, id) =>
    db
      .selectFrom('subscriptions')
      .leftJoin('topics', 'topics.id', 'subscriptions.topic_id')
      .select(['topic_id', 'topics.name', 'subscriptions.created_at'])
      .where('destination_id', '=', feedOf(id))
      .execute(),
  'own digest': (db, id) =>
    db
      .selectFrom('destinations')
      .leftJoin('schedules', 'schedules.destination_id', 'destinations.id')
      .select(['platform', 'channel_id', 'state', 'cron', 'schedules.zone', 'budget', 'active', 'since'])
      .where('person_id', '=', id)
      .execute(),
  'papers in own digests': (db, id) =>
    db
      .selectFrom('shown_papers')
      .leftJoin('papers', 'papers.id', 'shown_papers.paper_id')
      .select(['paper_id', 'papers.title', 'digest_id', 'at'])
      .where('destination_id', '=', feedOf(id))
      .execute(),
  'messages sent to you': (db, id) =>
    db
      .selectFrom('deliveries')
      .select(['key', 'digest_id', 'state', 'channel_id', 'message_id', 'created_at', 'updated_at'])
      .where('destination_id', '=', feedOf(id))
      .execute(),
  'e-mail address': (db, id) =>
    db
      .selectFrom('email_addresses')
      .select(['address', 'asked_address', 'state', 'asked_at', 'confirmed_at', 'changed_at'])
      .where('person_id', '=', id)
      .execute(),
  'mails asked for lately': (db, id) =>
    db.selectFrom('email_asks').select(['at']).where('person_id', '=', id).execute(),
  votes: (db, id) => withTitles(db, 'votes', id).select(['votes.value']).execute(),
  'saved papers': (db, id) => withTitles(db, 'saves', id).execute(),
  'muted papers': (db, id) => withTitles(db, 'mutes', id).execute(),
  'papers submitted': (db, id) =>
    withTitles(db, 'submissions', id).select(['by_name', 'note', 'state', 'day']).execute(),
  'words left out of what I learned': (db, id) =>
    db.selectFrom('learned_words').select(['word', 'at']).where('destination_id', '=', feedOf(id)).execute(),
  'learning switched off': (db, id) =>
    db.selectFrom('learned_off').select('at').where('destination_id', '=', feedOf(id)).execute(),
  reactions: (db, id) =>
    db
      .selectFrom('reactions')
      .innerJoin('posted_messages', 'posted_messages.id', 'reactions.posted_id')
      .select(['platform', 'channel_id', 'message_id', 'emoji', 'present', 'at'])
      .where('person_id', '=', id)
      .execute(),
  'topics made': (db, id) =>
    db
      .selectFrom('topics')
      .select(['id', 'space_id', 'name', 'rule', 'created_at'])
      .where('created_by', '=', id)
      .execute(),
  'channel digests set': (db, id) =>
    db
      .selectFrom('schedules')
      .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
      .select(['schedules.id', 'space_id', 'name', 'changed_at'])
      .where('set_by', '=', id)
      .execute(),
};

/** Tables of papers a person did something with; the cast stands for any of them, whose columns asked here are alike. */
function withTitles(db: Kysely<Database>, table: 'votes' | 'saves' | 'mutes' | 'submissions', id: string) {
  return db
    .selectFrom(`${table} as votes` as 'submissions as votes')
    .leftJoin('papers', 'papers.id', 'votes.paper_id')
    .select(['votes.paper_id', 'papers.title', 'votes.space_id', 'votes.at'])
    .where('votes.person_id', '=', id)
    .orderBy('votes.at');
}
