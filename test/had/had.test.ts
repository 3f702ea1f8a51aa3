import { describe, expect, it } from 'vitest';
import { urlOf } from '../../src/chat/api.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const ID = '2611.00001';

async function withPaper(bot: Bot) {
  bot.platform.managers.add('host');
  await bot.type('/paper-admin digest set 10:00', 'host');
  const [paper] = await bot.hold('2026-11-24', record({ title: 'Soups', identifiers: [arxiv(ID)] }));
  return paper?.id ?? '';
}

const point = async (bot: Bot, text: string, who = 'ann') =>
  (await bot.handlers.shortcut({ ...bot.call(who), name: 'Have we had this?', text })).reply;

describe('“we have had this”', () => {
  const start = bots();

  it('says where and when a paper was posted, its votes and how many saved it', async () => {
    const bot = await start();
    const id = await withPaper(bot);
    await bot.type(`/paper show ${ID}`, 'host');
    const person = (accountId: string) => bot.directory.person({ platform: 'pocket', accountId });
    await bot.votes.vote(await person('ann'), await bot.space(), id, 1);
    await bot.votes.save(await person('ben'), await bot.space(), id, true);
    const told = words(await point(bot, `have you seen https://arxiv.org/pdf/${ID}v2 ?`));
    expect(told).toContain('We have had this: #papers 24 Nov 2026 · 👍 1 · saved by 1 person');
    expect(bot.platform.sent).toHaveLength(1);
  });

  it('counts what is more than it names, and what is gone no more', async () => {
    const bot = await start();
    await withPaper(bot);
    for (let i = 0; i < 5; i++) await bot.type(`/paper show ${ID}`, 'host');
    expect(words(await point(bot, ID))).toContain('and 2 more times');
    for (const messageId of ['m1', 'm2'])
      await bot.handlers.messageGone({ platform: 'pocket', channelId: 'c1', messageId });
    expect(words(await point(bot, ID))).not.toContain('more time');
  });

  it('is said of a digest’s papers too', async () => {
    const bot = await start();
    await withPaper(bot);
    await bot.clock.advance(3_660_000);
    await bot.tick.run();
    expect(words(await point(bot, ID))).toContain('We have had this: #papers');
  });

  it('looks up what is not held, says it is new here, and posts it on wish', async () => {
    const bot = await start();
    bot.abroad.push(record({ title: 'Fresh soups', identifiers: [arxiv(ID)] }));
    const reply = await point(bot, `<https://huggingface.co/papers/${ID}>`);
    expect(words(reply)).toContain('New here');
    await bot.press(handle(reply, 'Post it here'));
    expect(words(bot.platform.sent[0]?.message)).toContain('Fresh soups');
  });

  it('stands in the card that show posts, and tells nothing of other communities', async () => {
    const bot = await start();
    await withPaper(bot);
    await bot.type(`/paper show ${ID}`, 'host');
    expect(words(bot.platform.sent[0]?.message)).not.toContain('We have had this');
    await bot.type(`/paper show ${ID}`, 'host');
    expect(words(bot.platform.sent[1]?.message)).toContain('We have had this: #papers');
    const elsewhere = { space: { platform: 'pocket', externalId: 's2', zone: 'UTC' } };
    await bot.type(`/paper show ${ID}`, 'cyd', elsewhere);
    expect(words(bot.platform.sent[2]?.message)).not.toContain('We have had this');
  });

  it('links to the message where its platform has addresses', async () => {
    const bot = await start();
    await withPaper(bot);
    bot.platform.linkTo = ({ channelId, messageId }, space) =>
      `https://chat.example/${space}/${channelId}/${messageId}`;
    await bot.type(`/paper show ${ID}`, 'host');
    expect(words(await point(bot, ID))).toContain('#papers (https://chat.example/s1/c1/m1)');
  });
});

describe('the address of a message', () => {
  it.each([
    ['https://discord.com/channels/1/2/3', 'https://discord.com/channels/1/2/3'],
    ['https://lab.slack.com/archives/C1/p17', 'https://lab.slack.com/archives/C1/p17'],
    ['http://lab.slack.com/archives/C1/p17', undefined],
    ['https://you@evil.example/a', undefined],
    ['javascript:alert(1)', undefined],
    ['https://lab.slack.com/a"onclick', undefined],
  ])('%s', (url, expected) => {
    expect(urlOf({ kind: 'message', url })).toBe(expected);
  });
});
