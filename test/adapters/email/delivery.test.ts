import { describe, expect, it } from 'vitest';
import { type Message, text } from '../../../src/chat/api.ts';
import { BOX, carriers } from './carrier.ts';

const HELLO: Message = { title: 'Paperboy · Tue 24 Nov', blocks: [text('1 new paper')] };

describe('a mail that the server', () => {
  const start = carriers();
  const posting = async (arrange: (bot: Awaited<ReturnType<typeof start>>) => void) => {
    const bot = await start();
    await bot.start();
    arrange(bot);
    return { ...bot, result: await bot.email.post(BOX, HELLO, 'k-1') };
  };

  it('takes is accepted, under the id of its delivery', async () => {
    const { result, smtp } = await posting(() => undefined);
    expect(result).toEqual({ state: 'accepted', messageId: '<k-1@lab.example>', channelId: 'box1' });
    expect(smtp.letters.map(({ messageId, recipients }) => [messageId, recipients])).toEqual([
      ['<k-1@lab.example>', ['ann@home.example']],
    ]);
  });

  it.each(['sender', 'recipient', 'data'] as const)('puts off at the %s waits', async (step) => {
    const { result, smtp } = await posting((bot) => bot.smtp.fail(step, { reply: 451 }));
    expect(result).toMatchObject({ state: 'later', detail: expect.stringContaining('451') });
    expect(smtp.letters).toEqual([]);
  });

  it('refuses for its recipient is closed, and neither answer nor log holds the address', async () => {
    const reply = { reply: 550, text: '5.1.1 <ann@home.example>: nobody here' };
    const { result, logged, email } = await posting((bot) => bot.smtp.fail('recipient', reply));
    expect(result).toEqual({
      state: 'refused',
      reason: 'closed',
      detail: 'The mail server refused the address (550 5.1.1).',
    });
    expect(JSON.stringify([result, logged])).not.toContain('ann@');
    expect(logged).toHaveLength(1);
    expect(email.state().detail).toMatch(/^127\.0\.0\.1:/);
  });

  it('refuses to relay, or from this sender, says nothing about the address', async () => {
    const relay = { reply: 554, text: '5.7.1 Relay access denied' };
    const first = await posting((bot) => bot.smtp.fail('recipient', relay));
    const second = await posting((bot) => bot.smtp.fail('sender', { reply: 553 }));
    for (const { result } of [first, second]) {
      expect(result).toMatchObject({ state: 'refused', reason: 'unauthorised' });
    }
    expect(second.email.state().detail).toContain('MAIL_FROM');
  });

  it('refuses for what it says is unfit', async () => {
    const { result } = await posting((bot) => bot.smtp.fail('data', { reply: 552 }));
    expect(result).toMatchObject({ state: 'refused', reason: 'invalid' });
  });

  it.each(['cut', 'hang'] as const)('takes and then is gone (%s) is unknown', async (fault) => {
    const { result, email, smtp } = await posting((bot) => bot.smtp.fail('data', fault));
    expect(result).toMatchObject({ state: 'unknown' });
    expect(smtp.letters).toHaveLength(1);
    expect(await email.find(BOX, 'k-1')).toMatchObject({ state: 'cannot-tell' });
  });

  it.each(['sender', 'recipient'] as const)('never lets begin (hangs at the %s) waits', async (step) => {
    const { result } = await posting((bot) => bot.smtp.fail(step, 'hang', 2));
    expect(result).toMatchObject({ state: 'later' });
  });
});

describe('the connection to the mail server', () => {
  const start = carriers();

  it('is kept from letter to letter, and closed at the end', async () => {
    const { smtp, email, start: go } = await start();
    await go();
    await Promise.all(['k-1', 'k-2', 'k-3'].map((key) => email.post(BOX, HELLO, key)));
    expect(smtp.letters.map(({ messageId }) => messageId)).toEqual(
      ['k-1', 'k-2', 'k-3'].map((key) => `<${key}@lab.example>`),
    );
    expect(smtp.connections).toEqual({ total: 1, open: 1 });
    await email.stop();
    await expect.poll(() => smtp.connections.open).toBe(0);
    expect(await email.post(BOX, HELLO, 'k-4')).toMatchObject({ state: 'later' });
  });

  it('that the server left is made anew, and the letter comes once', async () => {
    const { smtp, email, start: go } = await start();
    await go();
    smtp.cutAll();
    expect(await email.post(BOX, HELLO, 'k-1')).toMatchObject({ state: 'accepted' });
    expect(smtp.letters).toHaveLength(1);
  });

  it.each(['data', 'recipient'] as const)(
    'does not keep the end waiting when the server hangs at the %s',
    async (step) => {
      const { smtp, email, start: go, clock } = await start(undefined, 60_000);
      await go();
      smtp.fail(step, 'hang');
      const posting = email.post(BOX, HELLO, 'k-1');
      await expect.poll(() => smtp.hanging()).toBe(1);
      const stopping = email.stop();
      await clock.advance(4_000);
      await stopping;
      expect((await posting).state).toBe(step === 'data' ? 'unknown' : 'later');
    },
  );

  it('that nobody answers is told, and tried again by whoever started it', async () => {
    const { smtp, email, start: go } = await start();
    smtp.fail('connect', 'hang');
    await expect(go()).rejects.toThrow('the mail server cannot be reached (ETIMEDOUT)');
    expect(email.state()).toMatchObject({ state: 'failed', detail: expect.stringContaining('127.0.0.1:') });
    await go();
    expect(email.state().state).toBe('connected');
  });

  it('with a wrong password is given up, and names the setting', async () => {
    const { smtp, start: go } = await start(({ url }) => url.replace('//', '//bot:pa%23ss@'));
    smtp.fail('auth', { reply: 535 });
    await expect(go()).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('SMTP_URL'),
    });
    await expect(go()).resolves.toBeUndefined();
  });
});

describe('an address', () => {
  const start = carriers();

  it('that is not confirmed gets nothing', async () => {
    const { smtp, email, start: go } = await start();
    await go();
    expect(await email.post({ ...BOX, channelId: 'box2' }, HELLO, 'k-1')).toMatchObject({
      state: 'refused',
      reason: 'gone',
    });
    expect(smtp.letters).toEqual([]);
  });
});
