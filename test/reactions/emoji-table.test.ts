import { describe, expect, it } from 'vitest';
import type { Message, Select } from '../../src/chat/api.ts';
import { compose } from '../../src/digest/compose/compose.ts';
import { composition, papers } from '../digest/compose/compositions.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const FLOWERS = '2611.00001';
const OWN = { up: '🔥', down: '👎', save: '⭐', mute: '🙈' };

/** A bot whose space votes with 🔥 and saves with ⭐. */
const withOwnEmoji = async (bot: Bot) => {
  bot.platform.managers.add('boss');
  await bot.say('/paper-admin emoji up=🔥 save=⭐', 'boss');
  await bot.hold('2026-11-24', record({ title: 'Flowers', identifiers: [arxiv(FLOWERS)] }));
  return bot;
};

const emojiOf = (message: Message | undefined) =>
  (message?.blocks ?? [])
    .flatMap((block) => (block.type === 'actions' ? block.items : []))
    .flatMap((item) => (item.type === 'button' && item.emoji ? `${item.label} ${item.emoji}` : []));

const selectsOf = (message: Message | undefined): readonly Select[] =>
  (message?.blocks ?? []).flatMap((block) =>
    block.type === 'actions' ? block.items.filter((item) => item.type === 'select') : [],
  );

describe('buttons under a paper', () => {
  const start = bots();

  it('show the emoji that the space chose, on a card and after a press', async () => {
    const bot = await withOwnEmoji(await start());
    await bot.type(`/paper show ${FLOWERS}`);
    const card = bot.platform.sent[0]?.message;
    expect(emojiOf(card)).toEqual(['Vote 🔥', 'Save ⭐', 'Mute 🙈']);
    expect(words((await bot.press(handle(card, 'Vote'))).reply)).toContain('You voted 🔥');
  });

  it('show it in digests, as cards and in the select of a list', () => {
    const [, card] = compose(composition(papers(2), { layout: 'cards', emoji: OWN }));
    expect(emojiOf(card?.message)).toEqual(['Vote 🔥', 'Save ⭐', 'Mute 🙈']);
    const [list] = compose(composition(papers(2), { emoji: OWN }));
    const [select] = selectsOf(list?.message);
    expect(select?.options.map(({ label }) => label)).toEqual([
      '🔥 1',
      '👎 1',
      '⭐ 1',
      '🙈 1',
      '🔥 2',
      '👎 2',
      '⭐ 2',
      '🙈 2',
    ]);
  });

  it('name a platform’s own emoji in the select', () => {
    const [list] = compose(composition(papers(1), { emoji: { ...OWN, save: 'paper:custom' } }));
    expect(selectsOf(list?.message)[0]?.options[2]?.label).toBe(':paper: 1');
  });
});

describe('the select of a list', () => {
  const start = bots();

  it('votes, saves and mutes each entry', async () => {
    const bot = await start();
    const held = await bot.hold('2026-11-24', record({ title: 'Soups' }), record({ title: 'Flowers' }));
    const id = held[1]?.id ?? '';
    const [part] = compose(composition(held));
    const [select] = selectsOf(part?.message);
    if (!select) throw new Error('no select');
    const [actionId = ''] = await bot.actions.put([select.action]);
    const choose = async (chosen: string) =>
      words((await bot.handlers.action({ ...bot.call('ann'), actionId, chosen })).reply);
    expect(await choose(`up:${id}`)).toContain('You voted 👍');
    expect(await choose(`down:${id}`)).toContain('has no votes here and 1 against');
    expect(await choose(`save:${id}`)).toContain('Saved');
    expect(await choose(`mute:${id}`)).toContain('Muted');
    expect(await choose(`burn:${id}`)).toContain('That choice is not one of the list.');
    expect([...(await bot.mutes.of('pocket:ann', [id]))]).toEqual([id]);
  });

  it('becomes two where one cannot hold all: no platform takes more than 25 choices', () => {
    const [part] = compose(composition(papers(10)));
    const selects = selectsOf(part?.message);
    expect(selects.map(({ placeholder }) => placeholder)).toEqual([
      'Vote for or vote against',
      'Save or mute',
    ]);
    for (const { options } of selects) expect(options.length).toBeLessThanOrEqual(25);
  });
});

describe('digits under a list', () => {
  const start = bots();

  /** A list of two papers that was posted, as `m7`. */
  const withList = async (bot: Bot) => {
    const held = await bot.hold('2026-11-24', record({ title: 'Soups' }), record({ title: 'Flowers' }));
    const [part] = compose(composition(held, { digits: true }));
    const ref = { platform: 'pocket', channelId: 'c1', messageId: 'm7' };
    await bot.posted.remember(ref, (await bot.space()).id, part?.subjects ?? []);
    const react = (emoji: string, change: 'added' | 'removed') =>
      bot.handlers.reaction({
        ...{ person: { platform: 'pocket', accountId: 'ann' }, posted: ref, emoji, change },
        at: bot.clock.now(),
      });
    const votes = async () => {
      const tally = await bot.votes.tally(
        'pocket:s1',
        held.map(({ id }) => id),
      );
      return held.map(({ id }) => tally.get(id)?.up ?? 0);
    };
    return { react, votes };
  };

  it('vote for the entry of that number where a manager asked for it', async () => {
    const bot = await start();
    bot.platform.managers.add('boss');
    expect(await bot.say('/paper-admin emoji digits=yes', 'boss')).toContain('Under a list 1️⃣ to 🔟 vote');
    const { react, votes } = await withList(bot);
    await react('2️⃣', 'added');
    await react('3️⃣', 'added');
    await react('👍', 'added');
    expect(await votes()).toEqual([0, 1]);
    await bot.clock.advance(1);
    await react('2️⃣', 'removed');
    expect(await votes()).toEqual([0, 0]);
  });

  it('mean nothing elsewhere', async () => {
    const bot = await start();
    const { react, votes } = await withList(bot);
    await react('1️⃣', 'added');
    expect(await votes()).toEqual([0, 0]);
  });

  it('stand under the first list only, one for each entry', () => {
    const [first, second] = compose(composition(papers(13), { digits: true }));
    expect(first?.message.seedReactions).toHaveLength(10);
    expect(first?.subjects[0]?.kind).toBe('digest');
    expect(second?.message.seedReactions).toBeUndefined();
    expect(second?.subjects[0]?.kind).toBe('paper');
    const [without] = compose(composition(papers(3)));
    expect(without?.message.seedReactions).toBeUndefined();
  });
});
