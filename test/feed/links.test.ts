import { afterEach, describe, expect, it } from 'vitest';
import { feedOver } from '../../src/feed/create-feed.ts';
import { sqliteStores } from '../support/store.ts';
import { linkIn, startMailBot } from './set-up.ts';

const DAY = 24 * 3_600_000;

describe('the link that ends the mails', () => {
  const open = sqliteStores();
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const start = async () => {
    const bot = await startMailBot(await open());
    ends.push(bot.stop);
    await bot.feed.askMail(bot.you, 'ann@home.example');
    const question = linkIn(bot.smtp.letters[0]?.text, 'confirm');
    await bot.confirm(question);
    const way = async () => (await bot.feed.of(bot.you)).way;
    return { ...bot, question, way, leave: await bot.leaveLink() };
  };
  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };

  it('shows a button and changes nothing, however it is looked at', async () => {
    const bot = await start();
    const page = await bot.visit(bot.leave);
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('<button class="primary">Unsubscribe</button>');
    await bot.visit(bot.leave, { method: 'HEAD' });
    expect(await bot.way()).toBe('mail');
  });

  it('takes a press that comes from nowhere, and the same one again', async () => {
    const bot = await start();
    expect((await bot.visit(bot.leave, oneClick)).status).toBe(200);
    expect(await bot.way()).toBe('direct');
    expect(await (await bot.visit(bot.leave, oneClick)).text()).toContain('To come back');
  });

  it('does not bring back by a button what its owner ended there', async () => {
    const bot = await start();
    await bot.visit(bot.leave, oneClick);
    expect(await bot.feed.byMail(bot.you)).toBeUndefined();
    await bot.clock.advance(DAY);
    expect(await bot.feed.askMail(bot.you, 'ann@home.example')).toBe('asked');
  });

  it('works for 90 days', async () => {
    const bot = await start();
    await bot.clock.advance(89 * DAY);
    expect(await (await bot.visit(bot.leave)).text()).toContain('Stop these mails?');
    await bot.clock.advance(3 * DAY);
    const late = await bot.visit(bot.leave, oneClick);
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('This link is too old')]);
    expect(await bot.way()).toBe('mail');
  });

  it('cannot be made up or changed', async () => {
    const bot = await start();
    const [, id, day, mac] = /leave\/(\w+)-(\w+)-(.+)$/.exec(bot.leave) ?? [];
    const base = bot.leave.replace(/leave\/.*/, 'leave/');
    const tampered = [
      `${id}-${day}-${mac?.slice(1)}A`,
      `${id}-zzz-${mac}`,
      `${id}x-${day}-${mac}`,
      'x',
      '..%2f..',
      '%F0%9F',
    ];
    for (const token of tampered)
      expect((await bot.visit(base + token, oneClick)).status).toBeGreaterThan(399);
    expect(await bot.way()).toBe('mail');
  });

  it('and the one that confirms is not followed from another site', async () => {
    const bot = await start();
    await bot.clock.advance(2 * 3_600_000);
    await bot.feed.askMail(bot.you, 'new@home.example');
    const link = linkIn(bot.smtp.letters.at(-1)?.text, 'confirm');
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}]) {
      const answer = await bot.visit(link, { method: 'POST', body: new URLSearchParams(), headers });
      expect(answer.status).toBe(403);
    }
    expect((await bot.feed.of(bot.you)).mail.asked).toBe('new@home.example');
  });
});

describe('a change of the way', () => {
  const open = sqliteStores();
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  it('keeps the direct conversation and the address for the way back', async () => {
    const bot = await startMailBot(await open());
    ends.push(bot.stop);
    const feed = () =>
      bot.store.db.selectFrom('destinations').selectAll().where('person_id', '!=', '').execute();
    const [topic] = await bot.topics.names(bot.space.id);
    if (!topic) throw new Error('no topic');
    await bot.subscriptions.join(bot.you, bot.space, topic);
    await bot.store.db.updateTable('destinations').set({ channel_id: 'direct:you' }).execute();
    const [before] = await feed();
    await bot.feed.askMail(bot.you, 'ann@home.example');
    await bot.confirm(linkIn(bot.smtp.letters[0]?.text, 'confirm'));
    expect(await feed()).toMatchObject([{ id: before?.id, platform: 'email' }]);
    await bot.feed.byDirect(bot.you);
    expect(await feed()).toMatchObject([{ id: before?.id, platform: 'web', channel_id: 'direct:you' }]);
    expect((await bot.feed.byMail(bot.you))?.way).toBe('mail');
  });

  it('to a mail server that is gone waits, and says so', async () => {
    const bot = await startMailBot(await open());
    ends.push(bot.stop);
    await bot.feed.askMail(bot.you, 'ann@home.example');
    await bot.confirm(linkIn(bot.smtp.letters[0]?.text, 'confirm'));
    await bot.email.stop();
    expect((await bot.feed.of(bot.you)).trouble).toContain('cannot be reached now');
    const without = feedOver({ ...bot, mail: { missing: 'set SMTP_URL' } });
    expect((await without.of(bot.you)).trouble).toContain(
      'whoever runs me can set SMTP_URL. Your digest waits.',
    );
    expect((await without.byDirect(bot.you)).trouble).toBe('');
  });

  it('before anything is followed holds for the first topic joined', async () => {
    const bot = await startMailBot(await open());
    ends.push(bot.stop);
    await bot.feed.askMail(bot.you, 'ann@home.example');
    await bot.confirm(linkIn(bot.smtp.letters[0]?.text, 'confirm'));
    const joined = await bot.page.say('/paper subscribe data selection');
    expect(joined).toContain('New papers come by e-mail, weekdays 9:00 UTC.');
    expect(joined).toContain('By direct message');
  });
});
