import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { leaveTraces, NAME, PERSON, react, rowsWith, WHO } from './held-person.ts';

const standing = (bot: Bot, ...accountIds: string[]) =>
  bot.platform.lists.set('m1', { state: 'read', reactions: [{ emoji: '🧲', accountIds }] });

async function forgetMe(bot: Bot) {
  const { reply } = await bot.type('/paper me forget', WHO);
  return bot.press(handle(reply, 'Forget me'), WHO);
}

describe('/paper me show and export', () => {
  const start = bots();

  it('names each kind of what is held, with its number', async () => {
    const bot = await start();
    await leaveTraces(bot);
    const told = await bot.say('/paper me show', WHO);
    for (const kind of ['votes', 'saved papers', 'muted papers', 'papers submitted', 'topics followed'])
      expect(told).toContain(`${kind}: 1`);
    expect(await bot.say('/paper me show', 'ben')).not.toContain('votes');
  });

  it('gives all of it as JSON, with titles, and nothing of anybody else', async () => {
    const bot = await start();
    const paper = await leaveTraces(bot);
    await bot.votes.vote(
      await bot.directory.person({ platform: 'pocket', accountId: 'ben' }),
      await bot.space(),
      paper,
      1,
    );
    const { reply } = await bot.type('/paper me export', WHO);
    const [file] = reply?.blocks ?? [];
    const held = JSON.parse(file?.type === 'file' ? file.content : '');
    expect(held.person).toBe(PERSON);
    expect(held.votes).toMatchObject([{ paper_id: paper, title: 'Soups', value: 1 }]);
    expect(held['e-mail address']).toMatchObject([{ address: `${WHO}@example.org` }]);
    expect(held['papers submitted']).toMatchObject([{ by_name: NAME, note: 'worth "it"' }]);
    expect(held['topics followed']).toMatchObject([{ name: 'magnets' }]);
    expect(held['papers in own digests']).toMatchObject([{ title: 'Soups' }]);
    const empty = Object.entries(held).filter(([, rows]) => Array.isArray(rows) && rows.length === 0);
    expect(empty.map(([kind]) => kind)).toEqual(['channel digests set']);
  });

  it('tells of every table that holds a person', async () => {
    const bot = await start();
    await leaveTraces(bot);
    const tables = new Set((await rowsWith(bot, WHO)).map((row) => row.split(':')[0]));
    await forgetMe(bot);
    expect([...tables].sort()).toEqual([
      ...['deliveries', 'destinations', 'digests', 'email_addresses', 'email_asks', 'learned_off'],
      ...['learned_words', 'mutes', 'people'],
      ...['people_spaces', 'posted_messages', 'reactions', 'saves', 'schedules', 'shown_papers'],
      ...['submissions', 'subscriptions', 'topics', 'votes'],
    ]);
  });
});

describe('/paper me forget', () => {
  const start = bots();

  it('asks first, and changes nothing until the button is pressed', async () => {
    const bot = await start();
    await leaveTraces(bot);
    expect(await bot.say('/paper me forget', WHO)).toContain('Forget everything about you?');
    expect(
      (await bot.votes.tally('pocket:s1', [(await bot.papers.resolve('2611.00001'))?.id ?? ''])).size,
    ).toBe(1);
  });

  it('leaves no row of any table with the person’s id or name', async () => {
    const bot = await start();
    await leaveTraces(bot);
    const answer = await forgetMe(bot);
    expect(words(answer.reply)).toContain('You are forgotten');
    expect(await rowsWith(bot, WHO)).toEqual([]);
    expect(await rowsWith(bot, NAME)).toEqual([]);
    expect(await bot.followers('magnets')).toBe(0);
  });

  it('lifts no limit on mails to an address', async () => {
    const bot = await start();
    await leaveTraces(bot);
    await forgetMe(bot);
    const asks = await bot.store.db.selectFrom('email_asks').select(['person_id', 'address_hash']).execute();
    expect(asks).toEqual([{ person_id: '', address_hash: 'h' }]);
  });

  it('keeps what others have: the topic, their votes, the channel’s digest', async () => {
    const bot = await start();
    await leaveTraces(bot);
    await forgetMe(bot);
    expect(await bot.topics.find('pocket:s1', 'magnets')).toBeDefined();
    const [kept] = await bot.store.db.selectFrom('deliveries').select('message').execute();
    expect(JSON.parse(kept?.message ?? '').reason).toBe('submitted here · magnets: title');
  });

  it('is not undone by the emoji that still stands, by its event again, or by its list read again', async () => {
    const bot = await start();
    await leaveTraces(bot);
    const before = bot.clock.now();
    await bot.clock.advance(1_000);
    await forgetMe(bot);
    standing(bot, WHO);
    await bot.reactions.onChanged({ platform: 'pocket', channelId: 'c1', messageId: 'm1' });
    await react(bot, 'added', before);
    expect(await bot.followers('magnets')).toBe(0);
    expect(await rowsWith(bot, WHO)).toEqual([]);
    expect(await bot.store.db.selectFrom('forgotten').selectAll().execute()).toHaveLength(1);
  });

  it.each(['by its event', 'as the list read again tells'])(
    'forgets the code as well once the reaction is gone, %s',
    async (how) => {
      const bot = await start();
      await leaveTraces(bot);
      await bot.clock.advance(1_000);
      await forgetMe(bot);
      standing(bot);
      if (how === 'by its event') await react(bot, 'removed');
      else await bot.reactions.onChanged({ platform: 'pocket', channelId: 'c1', messageId: 'm1' });
      expect(await bot.store.db.selectFrom('forgotten').selectAll().execute()).toEqual([]);
      expect(await rowsWith(bot, WHO)).toEqual([]);
      await bot.clock.advance(1_000);
      await react(bot, 'added');
      expect(await bot.followers('magnets')).toBe(1);
    },
  );

  it('takes a reaction set anew for a new wish, though its removal was never told', async () => {
    const bot = await start();
    await leaveTraces(bot);
    await forgetMe(bot);
    await bot.clock.advance(1_000);
    await react(bot, 'added');
    expect(await bot.followers('magnets')).toBe(1);
    expect(await bot.store.db.selectFrom('forgotten').selectAll().execute()).toEqual([]);
  });
});
