import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ReactionEvent } from '../../src/chat/api.ts';
import { plainEmoji } from '../../src/reactions/emoji.ts';
import { type Bot, bots, handle } from '../support/bot.ts';
import { arxiv, record } from '../support/store-records.ts';

const SOUPS = '2611.00001';
const soupsId = async (bot: Bot) => (await bot.papers.resolve(SOUPS))?.id ?? '';

const card = { platform: 'pocket', channelId: 'c1', messageId: 'm1' };

/** A bot with one topic card posted, or one paper. */
const withCard = async (bot: Bot) => {
  await bot.addTopic('magnets', '🧲');
  await bot.type('/paper topic list', 'host');
  return bot;
};
const withPaper = async (bot: Bot) => {
  await bot.hold('2026-11-24', record({ title: 'Soups', identifiers: [arxiv(SOUPS)] }));
  await bot.type(`/paper show ${SOUPS}`, 'host');
  return bot;
};

const event = (bot: Bot, emoji: string, change: 'added' | 'removed', more: Partial<ReactionEvent> = {}) =>
  bot.handlers.reaction({
    person: { platform: 'pocket', accountId: 'ann' },
    posted: card,
    emoji,
    change,
    at: bot.clock.now(),
    ...more,
  });
const nowThere = (bot: Bot, emoji: string, ...accountIds: string[]) =>
  bot.platform.lists.set('m1', { state: 'read', reactions: [{ emoji, accountIds }] });
const votesOf = async (bot: Bot) => {
  const id = await soupsId(bot);
  return (await bot.votes.tally('pocket:s1', [id])).get(id) ?? { up: 0, down: 0 };
};

/** Lets no subscription be written. */
const full = (bot: Bot) =>
  sql`create trigger disk_full before insert on subscriptions begin select raise(abort, 'disk full'); end`.execute(
    bot.store.db,
  );

describe('a reaction on a topic card', () => {
  const start = bots();

  it('joins with its emoji and leaves when it is taken away', async () => {
    const bot = await withCard(await start());
    await event(bot, '🧲', 'added');
    expect(await bot.followers('magnets')).toBe(1);
    await bot.clock.advance(1);
    await event(bot, '🧲', 'removed');
    expect(await bot.followers('magnets')).toBe(0);
  });

  it('means nothing with another emoji, on another message, or when the topic is gone', async () => {
    const bot = await withCard(await start());
    await event(bot, '👍', 'added');
    await event(bot, '🧲', 'added', { posted: { ...card, messageId: 'm9' } });
    await bot.topics.remove(await bot.space(), 'magnets');
    await event(bot, '🧲', 'added');
    expect(await bot.followers('magnets')).toBe(0);
  });

  it('is followed once, however often the event comes', async () => {
    const bot = await withCard(await start());
    await event(bot, '🧲', 'added', { eventId: 'e1' });
    await bot.clock.advance(1);
    await event(bot, '🧲', 'removed', { eventId: 'e2' });
    for (let i = 0; i < 3; i++) await event(bot, '🧲', 'added', { eventId: 'e1', at: bot.clock.now() + i });
    expect(await bot.followers('magnets')).toBe(0);
  });

  it('is followed when the event comes again after a fault', async () => {
    const bot = await withCard(await start());
    await full(bot);
    await event(bot, '🧲', 'added', { eventId: 'e1' });
    await sql`drop trigger disk_full`.execute(bot.store.db);
    await event(bot, '🧲', 'added', { eventId: 'e1' });
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('ends as the last event by time says, in whatever order they arrive', async () => {
    const bot = await withCard(await start());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
        fc.func(fc.integer()),
        async (flips, order) => {
          await bot.clock.advance(1_000);
          const from = bot.clock.now();
          const events = flips.map((on, i) => ({ on, at: from + i }));
          const shuffled = events.toSorted((a, b) => order(a.at) - order(b.at));
          await Promise.all(shuffled.map(({ on, at }) => event(bot, '🧲', on ? 'added' : 'removed', { at })));
          expect(await bot.followers('magnets')).toBe(flips.at(-1) ? 1 : 0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is read again whole when many changed at once', async () => {
    const bot = await withCard(await start());
    await event(bot, '🧲', 'added');
    await event(bot, '🧲', 'added', { person: { platform: 'pocket', accountId: 'bob' } });
    nowThere(bot, '🧲', 'cy');
    await bot.clock.advance(1);
    await bot.handlers.reactionsChanged(card);
    const followers = async (who: string) =>
      (
        await bot.subscriptions.of({
          id: `pocket:${who}`,
          platform: 'pocket',
          accountId: who,
          teamId: '',
          zone: '',
        })
      ).length;
    expect(await Promise.all(['ann', 'bob', 'cy'].map(followers))).toEqual([0, 0, 1]);
  });

  it('counts while the bot was away', async () => {
    const bot = await withCard(await start());
    nowThere(bot, '🧲️', 'ann');
    await paced(bot, bot.reactions.reconcileAll(bot.platform));
    expect(await bot.followers('magnets')).toBe(1);
    nowThere(bot, '🧲');
    await bot.clock.advance(1);
    await paced(bot, bot.reactions.reconcileAll(bot.platform));
    expect(await bot.followers('magnets')).toBe(0);
  });

  it('never undoes a leave by button while the emoji is still there', async () => {
    const bot = await withCard(await start());
    await event(bot, '🧲', 'added');
    nowThere(bot, '🧲', 'ann');
    const { reply } = await bot.type('/paper subscribe magnets');
    await bot.press(handle(reply, 'Leave'));
    await bot.clock.advance(1);
    await bot.handlers.reactionsChanged(card);
    expect(await bot.followers('magnets')).toBe(0);
    await event(bot, '🧲', 'removed');
    await bot.clock.advance(1);
    await event(bot, '🧲', 'added');
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('names people by their team where the platform says so', async () => {
    const bot = await withCard(await start());
    bot.platform.lists.set('m1', {
      state: 'read',
      teamId: 'T1',
      reactions: [{ emoji: '🧲', accountIds: ['ann'] }],
    });
    await bot.handlers.reactionsChanged(card);
    expect((await bot.directory.personById('pocket:T1:ann'))?.teamId).toBe('T1');
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('changes nothing when the list cannot be read, and forgets a message that is gone', async () => {
    const bot = await withCard(await start());
    await event(bot, '🧲', 'added');
    bot.platform.lists.set('m1', { state: 'unavailable', detail: 'missing scope' });
    await bot.handlers.reactionsChanged(card);
    expect(await bot.followers('magnets')).toBe(1);
    bot.platform.lists.set('m1', { state: 'gone' });
    await bot.handlers.reactionsChanged(card);
    expect(await bot.posted.live('pocket', 'topic', 9)).toEqual([]);
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('is tried again at the next reading when following it failed', async () => {
    const bot = await withCard(await start());
    await full(bot);
    await event(bot, '🧲', 'added');
    await sql`drop trigger disk_full`.execute(bot.store.db);
    nowThere(bot, '🧲', 'ann');
    await bot.handlers.reactionsChanged(card);
    expect(await bot.followers('magnets')).toBe(1);
  });

  it('tells whoever follows 200 topics that it joined nothing, once a day', async () => {
    const bot = await withCard(await start());
    const space = await bot.space();
    const ann = await bot.directory.person({ platform: 'pocket', accountId: 'ann' }, space);
    const emoji = Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x1f300 + i));
    for (const one of emoji.filter((each) => /\p{Emoji_Presentation}/u.test(each)).slice(0, 200)) {
      const topic = await bot.topics.add(space, { name: `about ${one}`, rule: 'pruning', emoji: one }, ann);
      await bot.subscriptions.join(ann, space, topic);
    }
    for (const change of ['added', 'removed', 'added'] as const) {
      await bot.clock.advance(1);
      await event(bot, '🧲', change);
    }
    await bot.tick.run();
    expect(await bot.followers('magnets')).toBe(0);
    const told = bot.platform.sent.filter(({ to }) => to.channelId === 'd-ann');
    expect(told.map(({ message }) => message.title)).toEqual(['You follow 200 topics']);
  });

  it('ends as each person’s last event says, however a crowd’s events fall together', async () => {
    const bot = await withCard(await start());
    const crowd = new Map<number, boolean>();
    const step = fc.record({ who: fc.integer({ max: 5, min: 0 }), on: fc.boolean(), wait: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const last = new Map<number, boolean>();
        const running: Promise<void>[] = [];
        await bot.clock.advance(1_000);
        for (const [i, { who, on, wait }] of steps.entries()) {
          const at = bot.clock.now() + i;
          const whom = { platform: 'pocket', accountId: `crowd${who}` };
          running.push(event(bot, '🧲', on ? 'added' : 'removed', { person: whom, at }));
          last.set(who, on);
          if (wait) await Promise.all(running);
        }
        await Promise.all(running);
        for (const [who, on] of last) crowd.set(who, on);
        expect(await bot.followers('magnets')).toBe([...crowd.values()].filter(Boolean).length);
      }),
      { numRuns: 20 },
    );
  });

  it('stops between cards when asked to', async () => {
    const bot = await withCard(await start());
    const stop = new AbortController();
    nowThere(bot, '🧲', 'ann');
    const all = bot.reactions.reconcileAll(bot.platform, stop.signal);
    stop.abort();
    await all;
    expect(bot.log.lines).toEqual([]);
  });
});

describe('a reaction on a paper', () => {
  const start = bots();

  it('votes, and the newest thumb that is still there counts', async () => {
    const bot = await withPaper(await start());
    const steps = [
      ['👍', 'added', { up: 1, down: 0 }],
      ['👎', 'added', { up: 0, down: 1 }],
      ['👍', 'removed', { up: 0, down: 1 }],
      ['👎', 'removed', { up: 0, down: 0 }],
    ] as const;
    for (const [emoji, change, expected] of steps) {
      await bot.clock.advance(1);
      await event(bot, emoji, change);
      expect(await votesOf(bot)).toEqual(expected);
    }
  });

  it('counts one vote a person, with any skin tone', async () => {
    const bot = await withPaper(await start());
    await event(bot, '👍🏽', 'added');
    await bot.clock.advance(1);
    await event(bot, '👍', 'added');
    expect(await votesOf(bot)).toEqual({ up: 1, down: 0 });
  });

  it('saves with 🔖', async () => {
    const bot = await withPaper(await start());
    await event(bot, '🔖', 'added');
    expect(await bot.votes.saved('pocket:ann', 9)).toEqual([await soupsId(bot)]);
    await bot.clock.advance(1);
    await event(bot, '🔖', 'removed');
    expect(await bot.votes.saved('pocket:ann', 9)).toEqual([]);
  });

  it('cast while the bot was away counts, on papers of the last days', async () => {
    const bot = await withPaper(await start());
    nowThere(bot, '👍', 'ann', 'ben');
    await bot.clock.advance(5 * 3_600_000);
    await bot.tick.run();
    expect(await votesOf(bot)).toEqual({ up: 0, down: 0 });
    await bot.handlers.eventsMissed('pocket');
    await bot.tick.run();
    expect(await votesOf(bot)).toEqual({ up: 2, down: 0 });
    nowThere(bot, '👍', 'ann');
    await bot.clock.advance(4 * 24 * 3_600_000);
    await bot.handlers.eventsMissed('pocket');
    await bot.tick.run();
    expect(await votesOf(bot)).toEqual({ up: 2, down: 0 });
  });

  it('means nothing on a message about several papers', async () => {
    const bot = await start();
    const subjects = ['p1', 'p2'].map((id) => ({ kind: 'paper', id }) as const);
    await bot.posted.remember(card, (await bot.space()).id, subjects);
    await event(bot, '👍', 'added');
    expect(await votesOf(bot)).toEqual({ up: 0, down: 0 });
  });
});

it.each([
  ['👍🏿', '👍'],
  ['❤️', '❤'],
  ['🧑🏽‍🚀', '🧑‍🚀'],
  ['blob:123', 'blob:123'],
])('the emoji %s is %s', (emoji, expected) => {
  expect(plainEmoji(emoji)).toBe(expected);
});

/** Lets slow work go on by moving the clock until it is done. */
async function paced(bot: Bot, work: Promise<void>): Promise<void> {
  let done = false;
  const ended = work.finally(() => {
    done = true;
  });
  while (!done) await bot.clock.advance(1_000);
  await ended;
}
