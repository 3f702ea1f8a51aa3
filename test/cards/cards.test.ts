import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/chat/api.ts';
import { type Bot, bots, words } from '../support/bot.ts';
import { record } from '../support/store-records.ts';

const MINUTE = 60_000;
const person = (accountId: string) => ({ platform: 'pocket', accountId });
const card = { platform: 'pocket', channelId: 'c1', messageId: 'm1' };

/** Asks for the cards of a topic made by "founder", and lets some time pass: the first minutes are the message's own. */
async function withCard(bot: Bot) {
  const topic = await bot.addTopic('magnets', '🧲');
  await bot.type('/paper topic list', 'host');
  await minutes(bot, 3);
  bot.platform.edits.length = 0;
  return topic;
}

async function minutes(bot: Bot, count: number) {
  for (let i = 0; i < count; i++) {
    await bot.clock.advance(MINUTE);
    await bot.tick.run();
  }
}

const shown = (bot: Bot, at = 0) => words(bot.platform.sent[at]?.message);
const toFounder = (bot: Bot) =>
  bot.platform.sent.filter(({ to }) => to.channelId === 'd-founder').map(({ message }) => plainText(message));
const change = async (bot: Bot, id: string, more: { name?: string; rule?: string; emoji?: string }) =>
  bot.topics.change(await bot.space(), id, { name: 'magnets', rule: 'magnet', emoji: '🧲', ...more });

describe('a posted topic card', () => {
  const start = bots();

  it('says how many people follow, some time after they joined', async () => {
    const bot = await start();
    await withCard(bot);
    for (const who of ['ann', 'ben', 'cy']) await bot.type('/paper subscribe magnets', who);
    await minutes(bot, 1);
    expect(shown(bot)).toContain('no papers lately · 3 people');
    await bot.type('/paper unsubscribe magnets', 'ben');
    await minutes(bot, 2);
    expect(shown(bot)).toContain('2 people');
  });

  it('changes at most once a minute, however many join', async () => {
    const bot = await start();
    await withCard(bot);
    for (let i = 0; i < 12; i++) {
      await bot.type('/paper subscribe magnets', `p${i}`);
      await bot.clock.advance(10_000);
      await bot.tick.run();
    }
    expect(bot.platform.edits.length).toBeLessThanOrEqual(2);
    await minutes(bot, 1);
    expect(shown(bot)).toContain('12 people');
  });

  it('stays as it is while nothing changes', async () => {
    const bot = await start();
    await withCard(bot);
    await minutes(bot, 10);
    expect(bot.platform.edits).toEqual([]);
  });

  it('shows a new name, rule and emoji, and swaps the emoji under it', async () => {
    const bot = await start();
    const { id } = await withCard(bot);
    await bot.type('/paper subscribe magnets');
    await minutes(bot, 1);
    await change(bot, id, { name: 'strong magnets', emoji: '🧭' });
    await minutes(bot, 2);
    expect(shown(bot)).toMatch(/^🧭 strong magnets\n.*1 person\nmagnet\n/);
    expect(bot.platform.seeded.at(-1)).toEqual({ messageId: 'm1', put: ['🧭'], take: ['🧲'] });
  });

  it('keeps its followers when its emoji changes; from then on the new one counts', async () => {
    const bot = await start();
    const { id } = await withCard(bot);
    const react = (emoji: string, how: 'added' | 'removed', who = 'ann') =>
      bot.handlers.reaction({
        ...{ person: person(who), posted: card, emoji, change: how, at: bot.clock.now() },
      });
    await react('🧲', 'added');
    await change(bot, id, { emoji: '🧭' });
    await bot.clock.advance(1);
    await react('🧲', 'removed');
    await react('🧲', 'added', 'ben');
    expect(await bot.followers('magnets')).toBe(1);
    await react('🧭', 'added', 'cy');
    expect(await bot.followers('magnets')).toBe(2);
  });

  it('follows the numbers of papers once a day', async () => {
    const bot = await start();
    await withCard(bot);
    await bot.hold('2026-11-24', record({ title: 'Dedup for all' }));
    await minutes(bot, 1);
    expect(shown(bot)).toContain('no papers lately');
    await bot.clock.advance(25 * 3_600_000);
    await bot.tick.run();
    expect(shown(bot)).toContain('1 paper a week');
  });

  it('says when its topic is removed, and is read no more', async () => {
    const bot = await start();
    await withCard(bot);
    await bot.topics.remove(await bot.space(), 'magnets');
    await minutes(bot, 2);
    expect(shown(bot)).toBe(
      '🧲 magnets\nThis topic was removed: nobody follows it any more.\n/paper topic list posts the topics there are.',
    );
    expect(await bot.posted.live('pocket', 'topic', 9)).toEqual([]);
  });

  it('is tried again when the platform asks to wait, or nobody knows', async () => {
    const bot = await start();
    await withCard(bot);
    await bot.type('/paper subscribe magnets');
    bot.platform.results.push({ state: 'later', afterMs: 5 * MINUTE, detail: 'slow down' });
    await minutes(bot, 4);
    expect(bot.platform.edits).toEqual([]);
    await bot.clock.advance(2 * MINUTE);
    bot.platform.results.push(new Error('connection reset'));
    await bot.tick.run();
    await minutes(bot, 2);
    expect(shown(bot)).toContain('1 person');
  });

  it('that the platform no longer knows is not tried again', async () => {
    const bot = await start();
    await withCard(bot);
    await bot.type('/paper subscribe magnets');
    bot.platform.results.push({ state: 'refused', reason: 'gone', detail: '' });
    await minutes(bot, 3);
    expect(bot.platform.edits).toEqual([]);
    expect(await bot.posted.live('pocket', 'topic', 9)).toEqual([]);
  });
});

describe('a menu of topics', () => {
  const start = bots();
  const EMOJI = [...'🍲🌱🪶🧭📦🧩🎲🧬🪐🔭🎯🍋'];

  it('stands for more than ten, and joins by choice and by emoji', async () => {
    const bot = await start();
    const added = [];
    for (const [i, emoji] of EMOJI.entries()) added.push(await bot.addTopic(`topic ${i}`, emoji));
    expect(await bot.type('/paper topic list')).toEqual({});
    expect(bot.platform.sent).toHaveLength(1);
    expect(shown(bot)).toContain('🍲 topic 0 · no papers lately\n');
    const select = bot.platform.sent[0]?.message.blocks.find((block) => block.type === 'actions')?.items[0];
    if (select?.type !== 'select') throw new Error('no select');
    const { reply } = await bot.press(select, 'ann', added[3]?.id);
    expect(words(reply)).toContain('You follow “topic 3”');
    await bot.handlers.reaction({
      ...{ person: person('ben'), posted: card, emoji: '🪐', change: 'added', at: bot.clock.now() },
    });
    expect(await bot.followers('topic 8')).toBe(1);
  });

  it('takes in a topic made later, while it has room', async () => {
    const bot = await start();
    await bot.addTopic('soups', '🍲');
    await bot.addTopic('herbs', '🌱');
    await bot.type('/paper topic list menu');
    await minutes(bot, 1);
    await bot.type('/paper topic list menu');
    await minutes(bot, 1);
    await bot.addTopic('roots', '🥕');
    await minutes(bot, 2);
    expect(shown(bot, 0)).not.toContain('roots');
    expect(shown(bot, 1)).toContain('🥕 roots');
    const posted = { ...card, messageId: 'm2' };
    await bot.handlers.reaction({
      ...{ person: person('ben'), posted, emoji: '🥕', change: 'added', at: bot.clock.now() },
    });
    expect(await bot.followers('roots')).toBe(1);
    const more = Array.from({ length: 30 }, (_, i) => String.fromCodePoint(0x1f400 + i));
    for (const emoji of more) await bot.addTopic(`about ${emoji}`, emoji);
    const menu = await bot.posted.find(posted);
    expect(menu?.subjects).toHaveLength(25);
  });

  it('changes with its topics, and ends when none is left', async () => {
    const bot = await start();
    await bot.addTopic('soups', '🍲');
    await bot.addTopic('herbs', '🌱');
    await bot.type('/paper topic list menu');
    await minutes(bot, 1);
    await bot.topics.remove(await bot.space(), 'soups');
    await minutes(bot, 2);
    expect(shown(bot)).not.toContain('soups');
    expect(shown(bot)).toContain('🌱 herbs');
    await bot.topics.remove(await bot.space(), 'herbs');
    await minutes(bot, 2);
    expect(shown(bot)).toContain('These topics were removed');
  });
});

describe('a card that is deleted', () => {
  const start = bots();

  it('is forgotten, with one word to whoever made the topic; who joined stays', async () => {
    const bot = await start();
    await withCard(bot);
    await bot.type('/paper subscribe magnets');
    await minutes(bot, 10);
    await bot.handlers.messageGone(card);
    await minutes(bot, 3);
    expect(toFounder(bot)).toHaveLength(1);
    expect(toFounder(bot)[0]).toContain('The card of 🧲 magnets was deleted\nWho joined still gets papers.');
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('is posted again where the space asked for that, and joins as before', async () => {
    const bot = await start();
    bot.platform.managers.add('boss');
    expect(await bot.say('/paper-admin topic cards repair', 'boss')).toContain('I post a deleted card again');
    await withCard(bot);
    await minutes(bot, 10);
    await bot.handlers.messageGone(card);
    await minutes(bot, 2);
    expect(bot.platform.sent.map(({ to }) => to.channelId)).toEqual(['c1', 'c1']);
    const again = { ...card, messageId: 'm2' };
    await bot.handlers.reaction({
      ...{ person: person('ann'), posted: again, emoji: '🧲', change: 'added', at: bot.clock.now() },
    });
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('in its first ten minutes was not wanted: nothing is said or posted', async () => {
    const bot = await start();
    bot.platform.managers.add('boss');
    await bot.say('/paper-admin topic cards repair', 'boss');
    await withCard(bot);
    await bot.handlers.messageGone(card);
    await minutes(bot, 3);
    expect(bot.platform.sent).toHaveLength(1);
  });

  it('with its channel is nobody’s concern', async () => {
    const bot = await start();
    await withCard(bot);
    await minutes(bot, 10);
    await bot.handlers.channelGone({ platform: 'pocket', kind: 'channel', channelId: 'c1', spaceId: 's1' });
    await minutes(bot, 3);
    expect(toFounder(bot)).toEqual([]);
  });

  it('is posted again once, also when nobody knows whether it arrived', async () => {
    const bot = await start();
    bot.platform.managers.add('boss');
    await bot.say('/paper-admin topic cards repair', 'boss');
    await withCard(bot);
    await minutes(bot, 10);
    await bot.handlers.messageGone(card);
    bot.platform.results.push({ state: 'unknown', detail: 'no answer' });
    await minutes(bot, 3);
    expect(bot.platform.sent).toHaveLength(2);
    expect(new Set(bot.platform.sent.map(({ key }) => key)).size).toBe(2);
  });
});

describe('a card that lost its emoji', () => {
  const start = bots();
  const cleared = (bot: Bot, own: readonly string[] = []) =>
    bot.platform.lists.set('m1', { state: 'read', reactions: [], own });

  it('gets it back where the space asked for that', async () => {
    const bot = await start();
    bot.platform.managers.add('boss');
    await bot.say('/paper-admin topic cards repair', 'boss');
    await withCard(bot);
    cleared(bot);
    await bot.handlers.reactionsChanged(card);
    await minutes(bot, 1);
    expect(bot.platform.seeded).toEqual([{ messageId: 'm1', put: ['🧲'], take: [] }]);
  });

  it('is told of once, and told again when it had it meanwhile', async () => {
    const bot = await start();
    await withCard(bot);
    cleared(bot);
    for (let i = 0; i < 3; i++) {
      await bot.handlers.reactionsChanged(card);
      await minutes(bot, 2);
    }
    expect(toFounder(bot)).toHaveLength(1);
    expect(toFounder(bot)[0]).toContain('The card of 🧲 magnets has no emoji to press');
    expect(bot.platform.seeded).toEqual([]);
  });

  it('is not one whose emoji is still on its way', async () => {
    const bot = await start();
    await bot.addTopic('magnets', '🧲');
    await bot.type('/paper topic list', 'host');
    cleared(bot);
    await bot.handlers.reactionsChanged(card);
    await minutes(bot, 1);
    expect(toFounder(bot)).toEqual([]);
  });
});
