import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/chat/api.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';

const MINUTE = 60_000;

async function following(start: () => Promise<Bot>): Promise<Bot> {
  const bot = await start();
  await bot.addTopic('data selection', '🧲');
  await bot.type('/paper subscribe data selection');
  return bot;
}

const fill = (bot: Bot, form: Form | undefined, values: Record<string, string>) =>
  bot.handlers.form({ ...bot.call('ann'), actionId: form?.submit.id ?? '', values });

describe('/paper digest', () => {
  const start = bots();

  it('shows topics, time, zone, size, way and next run', async () => {
    const bot = await following(start);
    const { reply } = await bot.type('/paper digest');
    expect(words(reply)).toContain(
      [
        'Your digest',
        'Topics: 🧲 data selection',
        'Comes: weekdays 9:00 Europe/Berlin, by direct message',
        'Papers: 5 at most; the rest folds into one line',
        'Next: Wed 25 Nov 9:00 Europe/Berlin',
        '[ Change time ] [ Pause ]',
        '[ Leave a topic: data selection ]',
        'I do not know your time zone, so I use the one of this community, Europe/Berlin. Choose yours:',
      ].join('\n'),
    );
  });

  it('changes time, zone and size, and keeps what is not named', async () => {
    const bot = await following(start);
    const said = await bot.say('/paper digest every Monday 8:30 budget=3 zone=asia/tokyo');
    expect(said).toContain('every Monday 8:30 Asia/Tokyo');
    expect(said).toContain('3 at most');
    expect(said).toContain('Next: Mon 30 Nov 8:30 Asia/Tokyo');
    const later = await bot.say('/paper digest 10:00');
    expect(later).toContain('daily 10:00 Asia/Tokyo');
    expect(later).toContain('3 at most');
  });

  it.each([
    ['/paper digest zone=Europe/Berln', 'Did you mean Europe/Berlin?'],
    ['/paper digest 25:00', 'There is no time'],
    ['/paper digest someday', '“someday”'],
    ['/paper digest budget=0', 'budget is a whole number from 1'],
    ['/paper digest set weekdays 9:00', '/paper-admin digest set'],
  ])('%s is answered with the way out', async (line, answer) => {
    const bot = await following(start);
    expect(await bot.say(line)).toMatch(new RegExp(answer));
    expect(await bot.say('/paper digest')).toContain('weekdays 9:00 Europe/Berlin');
  });

  it('before anything is followed says how to begin', async () => {
    const bot = await start();
    expect(await bot.say('/paper digest')).toContain('You follow no topic, so nothing comes.');
    expect(await bot.say('/paper digest 8:00')).toContain('/paper topic list');
  });

  it.each(['/paper digest pause', '/paper digest state=pause'])(
    '%s stops it, and resume goes on',
    async (line) => {
      const bot = await following(start);
      const paused = await bot.type(line);
      expect(words(paused.reply)).toContain('paused: nothing comes');
      expect(await bot.say('/paper subscriptions')).toContain('Your digest is paused');
      const { reply } = await bot.press(handle(paused.reply, 'Resume'));
      expect(words(reply)).toContain('Next: Wed 25 Nov 9:00');
    },
  );

  it('leaving one of two topics during a pause says that the other stays', async () => {
    const bot = await following(start);
    await bot.addTopic('dedup', '🍲');
    await bot.type('/paper subscribe dedup');
    await bot.type('/paper digest pause');
    expect(await bot.say('/paper unsubscribe dedup')).toContain('Your other topics keep coming.');
  });

  it('has a form for time, zone and size, that stays open on a fault', async () => {
    const bot = await following(start);
    const { reply } = await bot.type('/paper subscribe data selection');
    const { form } = await bot.press(handle(reply, 'Change time'));
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['zone', 'Europe/Berlin'],
      ['time', 'weekdays 9:00'],
      ['budget', '5'],
    ]);
    const values = { zone: 'Europe/Berln', time: 'weekdays 9:00', budget: '5' };
    expect(await fill(bot, form, values)).toMatchObject({
      formErrors: { zone: expect.stringContaining('Europe/Berlin') },
    });
    const saved = await fill(bot, form, { ...values, zone: 'Europe/Paris', budget: '7' });
    expect(words(saved.reply)).toContain('weekdays 9:00 Europe/Paris');
    expect(words(saved.reply)).toContain('7 at most');
  });
});

describe('a digest changed on its day', () => {
  const start = bots();

  it('that has not come yet comes by the new time, once', async () => {
    const bot = await following(start);
    expect(await bot.say('/paper digest weekdays 11:00')).toContain('Next: Tue 24 Nov 11:00 Europe/Berlin');
    await bot.clock.advance(MINUTE);
    expect(await bot.say('/paper digest weekdays 10:30')).toContain('Next: Tue 24 Nov 10:30 Europe/Berlin');
  });
});

describe('/paper email where it is not set up', () => {
  const start = bots();

  it('says so, and what the operator can do', async () => {
    const bot = await following(start);
    for (const line of ['/paper email', '/paper email ann@home.example']) {
      expect(await bot.say(line)).toContain('There is no e-mail here yet: whoever runs me can set it up.');
    }
    expect(words((await bot.type('/paper digest')).reply)).not.toContain('By e-mail');
    expect(await bot.say('/paper email off')).toContain('I hold no address of yours.');
  });
});
