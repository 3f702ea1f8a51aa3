import { afterEach, describe, expect, it } from 'vitest';
import { sqliteStores } from '../support/store.ts';
import { linkIn, startMailBot } from './set-up.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('an address somebody asks for', () => {
  const open = sqliteStores();
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const start = async () => {
    const bot = await startMailBot(await open());
    ends.push(bot.stop);
    return { ...bot, lastLink: () => linkIn(bot.smtp.letters.at(-1)?.text, 'confirm') };
  };

  it('gets one mail an hour and three a day, with the same answer each time', async () => {
    const bot = await start();
    const answers = new Set<string>();
    for (let hour = 0; hour < 6; hour++) {
      answers.add(await bot.feed.askMail(bot.you, 'ann@home.example'));
      answers.add(await bot.feed.askMail(bot.you, 'Ann@HOME.example'));
      await bot.clock.advance(HOUR + 1);
    }
    expect([...answers]).toEqual(['asked']);
    expect(bot.smtp.letters).toHaveLength(3);
  });

  it('is one of three within an hour', async () => {
    const bot = await start();
    for (const name of ['a', 'b', 'c']) await bot.feed.askMail(bot.you, `${name}@home.example`);
    await expect(bot.feed.askMail(bot.you, 'd@home.example')).rejects.toThrow('Try again in an hour.');
    expect(bot.smtp.letters).toHaveLength(3);
    await bot.clock.advance(HOUR + 1);
    await bot.feed.askMail(bot.you, 'd@home.example');
    expect(bot.smtp.letters).toHaveLength(4);
  });

  it('answers nobody whether another person has it', async () => {
    const bot = await start();
    const bob = await bot.person('bob');
    await bot.feed.askMail(bob, 'ann@home.example');
    await bot.confirm(bot.lastLink());
    const [free, taken] = [
      await bot.page.say('/paper email new@home.example'),
      await bot.page.say('/paper email ann@home.example'),
    ];
    expect(taken.replaceAll('ann@', '').slice(-200)).toBe(free.replaceAll('new@', '').slice(-200));
    expect((await bot.feed.of(bob)).mail.address).toBe('ann@home.example');
    expect((await bot.feed.of(bot.you)).mail).toMatchObject({ address: '', asked: 'new@home.example' });
  });

  it('may be confirmed for 7 days, and once', async () => {
    const bot = await start();
    await bot.feed.askMail(bot.you, 'ann@home.example');
    const late = bot.lastLink();
    await bot.clock.advance(7 * DAY + 1);
    expect((await bot.confirm(late)).status).toBe(410);
    expect((await bot.feed.of(bot.you)).mail.asked).toBe('');
    await bot.feed.askMail(bot.you, 'ann@home.example');
    const fresh = bot.lastLink();
    expect((await bot.confirm(late)).status).toBe(410);
    expect((await bot.confirm(fresh)).status).toBe(200);
    expect((await bot.confirm(fresh)).status).toBe(410);
    expect((await bot.feed.of(bot.you)).way).toBe('mail');
  });

  it('that replaces another comes into use only once confirmed', async () => {
    const bot = await start();
    await bot.feed.askMail(bot.you, 'old@home.example');
    await bot.confirm(bot.lastLink());
    await bot.feed.askMail(bot.you, 'new@home.example');
    expect((await bot.feed.of(bot.you)).mail).toMatchObject({
      address: 'old@home.example',
      asked: 'new@home.example',
    });
    await bot.confirm(bot.lastLink());
    expect((await bot.feed.of(bot.you)).mail).toMatchObject({ address: 'new@home.example', asked: '' });
  });

  it.each([
    'nobody',
    'a@b',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '@b.example',
    '"a b"@c.example',
  ])('is refused when it is none: %s', async (address) => {
    const bot = await start();
    await expect(bot.feed.askMail(bot.you, address)).rejects.toThrow('is not an e-mail address');
    expect(bot.smtp.letters).toEqual([]);
  });

  it('that the server refuses is told at once, and may be asked again', async () => {
    const bot = await start();
    bot.smtp.fail('recipient', { reply: 550 });
    await expect(bot.feed.askMail(bot.you, 'ann@home.example')).rejects.toThrow('Check how it is written');
    bot.smtp.fail('sender', { reply: 451 });
    await expect(bot.feed.askMail(bot.you, 'ann@home.example')).rejects.toThrow('Try again in some minutes');
    expect(await bot.feed.askMail(bot.you, 'ann@home.example')).toBe('asked');
    expect(bot.smtp.letters).toHaveLength(1);
  });

  it('stands in the store as it was typed, its link only as a hash', async () => {
    const bot = await start();
    await bot.feed.askMail(bot.you, 'ann@home.example');
    const token = bot.lastLink().split('/').at(-1) ?? 'none';
    const rows = await bot.store.db.selectFrom('email_addresses').selectAll().execute();
    expect(rows).toMatchObject([{ asked_address: 'ann@home.example', address: '' }]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
