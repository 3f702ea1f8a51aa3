import type { Bot } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

/** An account id that stands in no other text. */
export const WHO = 'zq7-ann';
export const PERSON = `pocket:${WHO}`;
const FEED = `direct:${PERSON}`;

/** Does everything of which something is kept, and returns the paper it was about. */
export async function leaveTraces(bot: Bot): Promise<string> {
  const [paper] = await bot.hold(
    '2026-11-24',
    record({ title: 'Soups', identifiers: [arxiv('2611.00001')] }),
  );
  const id = paper?.id ?? '';
  const person = await bot.directory.person({ platform: 'pocket', accountId: WHO }, await bot.space());
  await bot.topics.add(await bot.space(), { name: 'magnets', rule: 'magnet', emoji: '🧲' }, person);
  await bot.type('/paper topic list', 'host');
  await react(bot, 'added');
  await bot.votes.vote(person, await bot.space(), id, 1);
  await bot.votes.save(person, await bot.space(), id, true);
  await byHand(bot, id);
  return id;
}

/** As an event, and in the platform's own list. */
export async function react(bot: Bot, change: 'added' | 'removed', at = bot.clock.now()): Promise<void> {
  const reactions = change === 'added' ? [{ emoji: '🧲', accountIds: [WHO] }] : [];
  bot.platform.lists.set('m1', { state: 'read', reactions });
  const posted = { platform: 'pocket', channelId: 'c1', messageId: 'm1' };
  const person = { platform: 'pocket', accountId: WHO };
  await bot.handlers.reaction({ person, posted, emoji: '🧲', change, at });
}

/** What takes days to come about: digests sent, an address, a submission that a digest brought. */
async function byHand({ store: { db } }: Bot, paper_id: string): Promise<void> {
  const at = 1;
  const space_id = 'pocket:s1';
  await db
    .updateTable('destinations')
    .set({ channel_id: `d-${WHO}` })
    .where('id', '=', FEED)
    .execute();
  const { id: schedule_id } = await db
    .selectFrom('schedules')
    .select('id')
    .where('destination_id', '=', FEED)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('digests')
    .values({ id: 'own', schedule_id, destination_id: FEED, from_number: 0, to_number: 1, created_at: at })
    .execute();
  await db
    .insertInto('digest_papers')
    .values(
      ['own', 'theirs'].map((digest_id) => ({ digest_id, position: 1, paper_id, reason: SAID, shown: 1 })),
    )
    .execute();
  const message = JSON.stringify({ title: 'Digest', blocks: [], reason: `${SAID} · magnets: title` });
  await db
    .insertInto('deliveries')
    .values(delivery('own', FEED, message))
    .execute();
  await db
    .insertInto('deliveries')
    .values(delivery('theirs', 'channel', message))
    .execute();
  await db
    .insertInto('posted_messages')
    .values({
      ...{ id: 'dm', platform: 'pocket', space_id, channel_id: `d-${WHO}`, message_id: 'x1' },
      ...{ posted_at: at, gone_at: 0, read_at: 0 },
    })
    .execute();
  await db
    .insertInto('shown_papers')
    .values({ destination_id: FEED, paper_id, digest_id: 'own', at })
    .execute();
  await db.insertInto('mutes').values({ person_id: PERSON, paper_id, space_id, at }).execute();
  await db
    .insertInto('submissions')
    .values({
      ...{ space_id, paper_id, person_id: PERSON, by_name: NAME, note: 'worth "it"', channel_id: 'c1' },
      ...{ state: 'in', day: '2026-11-24', at, decided_at: 0 },
    })
    .execute();
  await db.insertInto('learned_off').values({ destination_id: FEED, space_id: '', at }).execute();
  await db
    .insertInto('learned_words')
    .values({ destination_id: FEED, term: 'magnet', word: 'magnets', space_id: '', at })
    .execute();
  await db.insertInto('email_asks').values({ id: 'ask', person_id: PERSON, address_hash: 'h', at }).execute();
  await db
    .insertInto('email_addresses')
    .values({
      ...{ person_id: PERSON, id: 'box', platform: 'email', address: `${WHO}@example.org`, state: 'resting' },
      ...{ asked_address: '', token: '', direct_channel: '', detail: '' },
      ...{ asked_at: at, confirmed_at: at, changed_at: at },
    })
    .execute();
}

export const NAME = 'Zyqx';
const SAID = `submitted by ${NAME}: worth "it"`;

function delivery(digest_id: string, destination_id: string, message: string) {
  return {
    ...{ key: `${digest_id}-1`, digest_id, destination_id, part: 1, parts: 1, message, subjects: '[]' },
    ...{ state: 'sent', attempts: 1, lease_until: 0, not_before: 0, channel_id: 'c', message_id: 'm' },
    ...{ detail: '', created_at: 1, updated_at: 1 },
  };
}

/** Every row of every table in which a text stands, as `table: row`. */
export async function rowsWith({ store: { db } }: Bot, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.introspection.getTables()) {
    for (const row of await db
      .selectFrom(name as 'people')
      .selectAll()
      .execute()) {
      const line = JSON.stringify(row);
      if (line.includes(text)) found.push(`${name}: ${line}`);
    }
  }
  return found;
}
