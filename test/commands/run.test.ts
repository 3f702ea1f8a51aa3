import { describe, expect, it } from 'vitest';
import { bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const soups = record({
  title: 'Model soups @everyone',
  abstract: 'We average weights. It helps.',
  identifiers: [arxiv('2203.05482')],
});
const direct = { platform: 'pocket', kind: 'direct', channelId: 'd-ann' } as const;

describe('the runner', () => {
  const start = bots();

  it('posts what is public, remembers it with its subjects, and leaves the asker nothing to read', async () => {
    const bot = await start();
    const [held] = await bot.hold('2026-11-24', soups);
    expect(await bot.type('/paper show 2203.05482')).toEqual({});
    const [sent] = bot.platform.sent;
    expect(sent?.to.channelId).toBe('c1');
    expect(words(sent?.message)).toContain('Model soups @everyone (https://arxiv.org/abs/2203.05482)');
    const posted = await bot.posted.find({ platform: 'pocket', channelId: 'c1', messageId: 'm1' });
    expect(posted).toMatchObject({ spaceId: 'pocket:s1', subjects: [{ kind: 'paper', id: held?.id }] });
  });

  it('shows it privately, with the reason, when the channel refuses', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', soups);
    const detail = 'Send Messages is missing in #papers. Give it to my role, then try again.';
    bot.platform.results.push({ state: 'refused', reason: 'no-permission', detail });
    const { reply } = await bot.type('/paper show 2203.05482');
    expect(words(reply)).toContain(`${detail} Here it is for you alone.`);
    expect(words(reply)).toContain('Model soups');
    expect(handle(reply, 'Save').action.id).toMatch(/^[0-9a-v]{20}$/);
    expect(await bot.press(handle(reply, 'Try again'))).toEqual({});
    expect(bot.platform.sent).toHaveLength(1);
  });

  it('asks a channel that refuses only once, however much there is to post', async () => {
    const bot = await start();
    for (const [name, emoji] of [
      ['a', '🧲'],
      ['b', '🍲'],
      ['c', '🌱'],
    ] as const)
      await bot.addTopic(name, emoji);
    bot.platform.results.push({ state: 'refused', reason: 'gone', detail: 'it was archived.' });
    const { reply } = await bot.type('/paper topic list');
    expect(bot.platform.sent).toEqual([]);
    for (const name of ['🧲 a', '🍲 b', '🌱 c']) expect(words(reply)).toContain(name);
  });

  it('says that it does not know when the answer of the platform got lost, and posts no second time', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', soups);
    bot.platform.results.push(new Error('socket hang up'));
    expect(words((await bot.type('/paper show 2203.05482')).reply)).toContain(
      'Look there before you ask again.',
    );
    expect(bot.platform.sent).toEqual([]);
  });

  it('does one event once, however often it comes', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', soups);
    for (let i = 0; i < 4; i++) await bot.type('/paper show 2203.05482', 'ann', { eventId: 'e1' });
    expect(bot.platform.sent).toHaveLength(1);
    await bot.type('/paper show 2203.05482', 'ann', { eventId: 'e2' });
    expect(bot.platform.sent.map(({ key }) => key)).toEqual([
      expect.stringMatching(/^[a-z0-9-]{1,64}$/),
      expect.not.stringMatching(bot.platform.sent[0]?.key ?? ''),
    ]);
  });

  it('answers a repeated question again, as it changes nothing', async () => {
    const bot = await start();
    await bot.type('/paper help', 'ann', { eventId: 'e1' });
    expect((await bot.type('/paper help', 'ann', { eventId: 'e1' })).reply).toBeDefined();
  });

  it('runs manager commands for managers only, and names the channel', async () => {
    const bot = await start();
    expect(await bot.say('/paper-admin digest set weekdays 9:00')).toContain(
      '/paper-admin digest set is for people who may manage #papers.',
    );
    bot.platform.managers.add('ann');
    expect(await bot.say('/paper-admin digest set weekdays 9:00')).toContain('#papers gets new papers');
    expect(await bot.digests.statusOfSpace('pocket:s1')).toHaveLength(1);
  });

  it('checks the right of the person who presses anew', async () => {
    const bot = await start();
    bot.platform.managers.add('ann');
    const { reply } = await bot.type('/paper-admin digest set weekdays 9:00');
    const preview = handle(reply, 'Preview');
    expect(words((await bot.press(preview, 'ann')).reply)).toContain('Paperboy');
    expect(words((await bot.press(preview, 'bob')).reply)).toContain('is for people who may manage');
    bot.platform.managers.clear();
    expect(words((await bot.press(preview, 'ann')).reply)).toContain('is for people who may manage');
  });

  it('asks for a channel when a manager command comes in a direct message', async () => {
    const bot = await start();
    await bot.type('/paper help');
    bot.platform.managers.add('ann');
    const { reply } = await bot.handlers.command({
      person: { platform: 'pocket', accountId: 'ann' },
      channel: direct,
      root: 'paper-admin',
      input: { kind: 'text', text: 'digest off' },
    });
    expect(words(reply)).toContain('is about a channel. Run it there, or name one with channel=.');
  });

  it('takes a direct message to be about the space where the person acted last', async () => {
    const bot = await start();
    const ask = async () =>
      words(
        (
          await bot.handlers.command({
            person: { platform: 'pocket', accountId: 'ann' },
            channel: direct,
            root: 'paper',
            input: { kind: 'text', text: 'topic list' },
          })
        ).reply,
      );
    expect(await ask()).toContain('I do not know yet which community you mean');
    await bot.type('/paper help');
    expect(await ask()).toContain('No topics yet');
  });

  it('tells a fault of its own by a reference that is also in the log, and nothing else of it', async () => {
    const bot = await start();
    bot.papers.latestDay = async () => {
      throw new Error('secret detail');
    };
    const answer = await bot.say('/paper today');
    const ref = /Something went wrong on my side \(ref ([0-9a-v]{4})\)\. Nothing was changed\./.exec(
      answer,
    )?.[1];
    expect(answer).not.toContain('secret');
    expect(bot.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ ref }) }),
    );
  });

  it('leaves nobody waiting', async () => {
    const bot = await start();
    bot.papers.latestDay = () => new Promise(() => undefined);
    const answer = bot.type('/paper today');
    for (let i = 0; i < 40; i++) await bot.clock.advance(1_000);
    expect(words((await answer).reply)).toContain('I have no answer after 30 seconds');
  });

  it('takes ten commands in ten seconds from one person, and others are unaffected', async () => {
    const bot = await start();
    for (let i = 0; i < 10; i++) await bot.type('/paper help');
    expect(await bot.say('/paper help')).toBe(
      'One moment\nI take 10 commands in 10 seconds from one person. Try again in 1 s.',
    );
    expect(await bot.say('/paper help', 'bob')).toContain('What I can do');
    await bot.clock.advance(1_000);
    expect(await bot.say('/paper help')).toContain('What I can do');
  });

  it('takes a hundred commands in ten seconds from one space', async () => {
    const bot = await start();
    for (let i = 0; i < 100; i++) await bot.type('/paper help', `person-${i}`);
    expect(await bot.say('/paper help', 'late')).toContain('Many people here are asking at once.');
  });

  it('keeps a button for 30 days, then says how to ask again', async () => {
    const bot = await start();
    await bot.hold('2026-11-23', soups);
    await bot.hold('2026-11-24', soups);
    const button = handle((await bot.type('/paper today')).reply, '◀ 23 Nov 2026');
    await bot.clock.advance(29 * 86_400_000);
    const answer = await bot.press(button);
    expect(answer.replace).toBe(true);
    expect(words(answer.reply)).toContain('Papers of Mon 23 Nov 2026');
    await bot.clock.advance(31 * 86_400_000);
    expect(words((await bot.press(button)).reply)).toContain('Ask again with /paper today 2026-11-23.');
    expect(words((await bot.handlers.action({ ...bot.call('ann'), actionId: 'nope' })).reply)).toContain(
      '/paper help',
    );
  });

  it('understands a mention as a command, else offers help', async () => {
    const bot = await start();
    const mention = async (text: string) =>
      words((await bot.handlers.mention({ ...bot.call('ann'), text })).reply);
    expect(await mention(' trending week')).toContain('Nothing is trending');
    expect(await mention('/paper-admin digest off')).toContain('is for people who may manage');
    expect(await mention('hello there')).toContain('What I can do');
    expect(await mention('')).toContain('What I can do');
  });

  it('says of the paper that a message points to whether it was here before', async () => {
    const bot = await start();
    await bot.hold('2026-11-24', soups);
    const point = (text: string) =>
      bot.handlers.shortcut({ ...bot.call('ann'), name: 'Have we had this?', text });
    const told = async (text: string) => words((await point(text)).reply);
    expect(await told('see <https://arxiv.org/abs/2203.05482v2|this>, it is good')).toContain('New here');
    await bot.type('/paper show 2203.05482');
    expect(await told('(arXiv:2203.05482)')).toContain('We have had this: a channel 24 Nov 2026');
    expect(bot.platform.sent).toHaveLength(1);
    expect(words((await point('lunch?')).reply)).toContain('I see no paper in that message');
  });

  it('answers options as filled in, and refuses strangers among them', async () => {
    const bot = await start();
    const ask = async (path: string[], options: Record<string, string | number>) =>
      words(
        (
          await bot.handlers.command({
            ...bot.call('ann'),
            root: 'paper',
            input: { kind: 'options', path, options },
          })
        ).reply,
      );
    expect(await ask(['trending'], { period: 'day' })).toContain('Nothing is trending');
    expect(await ask(['trending'], { constructor: 'x' })).toContain('There is no option constructor.');
    expect(await ask(['gone'], {})).toContain('There is no /paper gone.');
  });

  it('guesses in time or not at all', async () => {
    const bot = await start();
    const [held] = await bot.hold('2026-11-24', soups);
    const guess = (path: string[], option: string, partial: string) =>
      bot.handlers.autocomplete({ ...bot.call('ann'), root: 'paper', path, option, partial, options: {} });
    expect(await guess(['show'], 'paper', 'model so')).toEqual([{ name: soups.title, value: held?.id }]);
    expect(await guess(['today'], 'date', '2026-11')).toEqual([
      { name: 'Tue 24 Nov 2026 (1 paper)', value: '2026-11-24' },
    ]);
    expect(await guess(['show'], 'limit', 'x')).toEqual([]);
    bot.papers.days = () => new Promise(() => undefined);
    const late = guess(['today'], 'date', '');
    for (let i = 0; i < 20; i++) await bot.clock.advance(30);
    expect(await late).toEqual([]);
  });

  it('leaves a line in the log when an event cannot be followed, and never throws', async () => {
    const bot = await start();
    bot.posted.gone = async () => {
      throw new Error('disk full');
    };
    await bot.handlers.messageGone({ platform: 'pocket', channelId: 'c1', messageId: 'm1' });
    expect(bot.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', text: 'an event could not be followed' }),
    );
  });
});
