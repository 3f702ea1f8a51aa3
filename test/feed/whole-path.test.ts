import { afterEach, describe, expect, it } from 'vitest';
import { sqliteStores } from '../support/store.ts';
import { record } from '../support/store-records.ts';
import { linkIn, startMailBot } from './set-up.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a digest by e-mail', () => {
  const open = sqliteStores();
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const start = async () => {
    const bot = await startMailBot(await open());
    ends.push(bot.stop);
    return bot;
  };
  const confirmed = async () => {
    const bot = await start();
    await bot.page.say('/paper subscribe data selection');
    await bot.page.say('/paper digest zone=Europe/Berlin');
    await bot.page.say('/paper email ann@home.example');
    const link = linkIn(bot.smtp.letters[0]?.text, 'confirm');
    await bot.confirm(link);
    const due = async (title: string) => {
      await bot.hold('2026-11-24', record({ title }));
      await bot.clock.advance(Math.max(0, (await bot.feed.of(bot.you)).nextAt - bot.clock.now()));
      await bot.runTick();
    };
    return { ...bot, link, due };
  };

  it('goes from a topic over a confirmed address to a mail, and ends with one click', async () => {
    const bot = await start();
    await bot.page.say('/paper subscribe data selection');
    expect(await bot.page.say('/paper email ann@home.example')).toContain('Look into your mailbox');
    const [question] = bot.smtp.letters;
    expect(question?.recipients).toEqual(['ann@home.example']);
    expect(question?.subject).toContain('Confirm your e-mail address');

    const link = linkIn(question?.text, 'confirm');
    expect(await (await bot.visit(link)).text()).toContain('Get new papers by e-mail?');
    expect((await bot.feed.of(bot.you)).way).toBe('direct');
    const pressed = await bot.confirm(link);
    expect(await pressed.text()).toContain('Confirmed');
    expect(await bot.page.say('/paper digest')).toContain('by e-mail to ann@home.example');

    await bot.hold('2026-11-24', record({ title: 'Data curation at scale' }));
    await bot.clock.advance((await bot.feed.of(bot.you)).nextAt - bot.clock.now());
    await bot.runTick();
    const digest = bot.smtp.letters[1];
    expect(digest?.subject).toMatch(/^Paperboy · \w{3} \d+ Nov · 1 new paper$/);
    expect(digest?.text).toContain('Data curation at scale');
    expect(await bot.messages()).not.toContain('Data curation at scale');
    expect(await bot.page.say('/paper digest')).toMatch(/Last Tue 24 Nov 9:00 UTC, [^·]*· posted 1/);

    const leave = linkIn(digest?.text, 'leave');
    expect(digest?.raw).toContain(`List-Unsubscribe: <${leave}>`);
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await bot.visit(leave, { method: 'POST', body })).status).toBe(200);
    expect(await bot.feed.of(bot.you)).toMatchObject({ way: 'direct', mail: { address: '' } });
    await bot.hold('2026-11-25', record({ title: 'Dedup again' }));
    await bot.clock.advance(DAY);
    await bot.runTick();
    expect(bot.smtp.letters).toHaveLength(2);
    const messages = await bot.messages();
    expect(messages).toContain('Dedup again');
    // Had by e-mail: once over both ways.
    expect(messages).not.toContain('Data curation at scale');
    expect(await bot.page.say('/paper digest 17:00')).toContain('Today’s digest has come already');
  });

  it('comes not before the address is confirmed', async () => {
    const bot = await start();
    await bot.page.say('/paper subscribe data selection');
    await bot.page.say('/paper email ann@home.example');
    const link = linkIn(bot.smtp.letters[0]?.text, 'confirm');
    for (const method of ['GET', 'HEAD']) expect((await bot.visit(link, { method })).status).toBe(200);
    await bot.hold('2026-11-24', record({ title: 'Data curation at scale' }));
    await bot.clock.advance((await bot.feed.of(bot.you)).nextAt - bot.clock.now());
    await bot.runTick();
    expect(bot.smtp.letters).toHaveLength(1);
    expect(await bot.messages()).toContain('Data curation at scale');
  });

  it('goes back to direct messages when the address bounces, says so, and brings what bounced', async () => {
    const bot = await confirmed();
    bot.smtp.fail('recipient', { reply: 550, text: '5.1.1 <ann@home.example> unknown' });
    await bot.due('Data curation at scale');
    await bot.clock.advance(MINUTE);
    await bot.runTick();
    expect(await bot.messages()).toContain('The mail server refused the address (550 5.1.1).');
    expect(await bot.feed.of(bot.you)).toMatchObject({ way: 'direct' });
    expect(await bot.page.say('/paper digest')).toContain('E-mail did not reach you');
    await bot.due('Dedup the day after');
    const messages = await bot.messages();
    expect(messages).toContain('Data curation at scale');
    expect(messages).toContain('Dedup the day after');
    expect(bot.smtp.letters).toHaveLength(1);
  });

  it('that the server never confirmed comes with the next one, marked', async () => {
    const bot = await confirmed();
    bot.smtp.fail('data', 'cut');
    await bot.due('Data curation at scale');
    await bot.clock.advance(MINUTE);
    await bot.runTick();
    expect(bot.smtp.letters).toHaveLength(2);
    await bot.due('Dedup the day after');
    const next = bot.smtp.letters[2];
    expect(next?.text).toContain('Dedup the day after');
    expect(next?.text).toMatch(/Data curation at scale[\s\S]*may repeat/);
  });

  it('whose fate is not known is not sent again the other way, but comes with the next one, marked', async () => {
    const bot = await confirmed();
    bot.smtp.fail('data', 'cut');
    await bot.due('Data curation at scale');
    await bot.feed.byDirect(bot.you);
    await bot.clock.advance(MINUTE);
    await bot.runTick();
    expect(await bot.messages()).not.toContain('Data curation at scale');
    await bot.due('Dedup the day after');
    expect(await bot.messages()).toMatch(/Data curation at scale.*may repeat/);
    expect(bot.smtp.letters).toHaveLength(2);
  });

  it('that waits to be sent goes the way chosen meanwhile', async () => {
    const bot = await confirmed();
    bot.smtp.fail('recipient', { reply: 451 });
    await bot.due('Data curation at scale');
    await bot.feed.byDirect(bot.you);
    await bot.clock.advance(6 * MINUTE);
    await bot.runTick();
    expect(await bot.messages()).toContain('Data curation at scale');
    expect(bot.smtp.letters).toHaveLength(1);
  });

  it('waits while the server puts it off, under the same id', async () => {
    const bot = await confirmed();
    bot.smtp.fail('recipient', { reply: 451 });
    await bot.due('Data curation at scale');
    expect(bot.smtp.letters).toHaveLength(1);
    await bot.clock.advance(6 * MINUTE);
    await bot.runTick();
    expect(bot.smtp.letters).toHaveLength(2);
  });

  it('keeps the address to itself: no other table holds it', async () => {
    const bot = await confirmed();
    await bot.due('Data curation at scale');
    const rows = await Promise.all(
      (['destinations', 'deliveries', 'posted_messages', 'people', 'email_asks'] as const).map((table) =>
        bot.store.db.selectFrom(table).selectAll().execute(),
      ),
    );
    expect(JSON.stringify(rows)).not.toContain('ann@');
    expect(await bot.page.say('/paper email off')).toContain('I hold no address of yours');
    expect(await bot.store.db.selectFrom('email_addresses').selectAll().execute()).toEqual([]);
  });
});
