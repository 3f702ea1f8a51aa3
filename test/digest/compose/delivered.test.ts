import { describe, expect, test } from 'vitest';
import { type Address, type ChatPlatform, storeActions } from '../../../src/chat/api.ts';
import { compose, type Part } from '../../../src/digest/compose/compose.ts';
import { LAYOUTS } from '../../../src/digest/schedule/schedule.ts';
import type { Paper } from '../../../src/papers/api.ts';
import { addressOf as onDiscord, startBot as startDiscordBot } from '../../adapters/discord/bot.ts';
import { addressOf as onSlack, startBot as startSlackBot, stridingClock } from '../../adapters/slack/bot.ts';
import { composition, papers } from './compositions.ts';

const NASTY: Partial<Paper> = {
  title: '👩‍👩‍👧‍👦 שלום @everyone **_~`|<> '.repeat(40).slice(0, 1000),
  abstract: 'מרחבא z̶̈́a̸l̴g̵o '.repeat(100),
  authors: Array.from({ length: 5000 }, (_, i) => `Ada Lovelace ${i}`),
};

/** Posts all parts in order, each under the message of the part it belongs under. */
async function deliver(platform: ChatPlatform, to: Address, parts: readonly Part[]) {
  const made: string[] = [];
  const places: string[] = [];
  let id = 0;
  for (const [i, { message, under }] of parts.entries()) {
    const whole = await storeActions({ put: async (refs) => refs.map(() => `x${id++}`) }, message);
    const parent = under === undefined ? undefined : made[under - 1];
    const result = await platform.post({ ...to, ...(parent && { under: parent }) }, whole, `d-${i + 1}`);
    if (result.state !== 'accepted') throw new Error(JSON.stringify(result));
    made.push(result.messageId);
    places.push(result.channelId);
  }
  return { made, places };
}

const digest = (count: number, layout: (typeof LAYOUTS)[number], kind: Address['kind'] = 'channel') =>
  compose(composition(papers(count, NASTY), { layout, destination: { kind }, matched: count + 23 }));

describe('on Discord', () => {
  const start = async () => {
    const bot = await startDiscordBot();
    bot.server.rateLimits.globalPerSecond = 100_000;
    return bot;
  };

  test.each(LAYOUTS)('%s stands in the channel in order, and nothing is refused', async (layout) => {
    const { server, discord } = await start();
    const parts = digest(25, layout);
    const { made } = await deliver(discord, onDiscord(server.papers), parts);
    const below = layout === 'thread' ? server.messagesIn(made[0] ?? '') : [];
    const standing = [...server.messagesIn(server.papers), ...below].map(({ id }) => id);
    expect(standing).toEqual(made);
    expect(server.ledger.refusals).toEqual([]);
  });

  test.each(LAYOUTS)('%s is one post of a forum', async (layout) => {
    const { server, discord } = await start();
    const forum = server.admin.createChannel(server.guild, 'reading', 'forum');
    const { made, places } = await deliver(discord, onDiscord(forum, 'forum'), digest(25, layout, 'forum'));
    expect(new Set(places)).toEqual(new Set([made[0]]));
    expect(server.messagesIn(made[0] ?? '').map(({ id }) => id)).toEqual(made);
    expect(server.ledger.refusals).toEqual([]);
  });
});

describe('on Slack', () => {
  const start = () => startSlackBot({ clock: stridingClock() });

  test.each(LAYOUTS)('%s stands in the channel in order, and no rule is broken', async (layout) => {
    const { server, slack } = await start();
    const { made } = await deliver(slack, onSlack(server.ids.general), digest(25, layout));
    const standing = server.messagesIn(server.ids.general);
    expect(standing.map(({ ts }) => ts)).toEqual(made);
    const below = standing.filter(({ threadTs }) => threadTs !== undefined);
    expect(below).toHaveLength(layout === 'thread' ? 25 : 0);
    expect(server.ledger.broken()).toEqual([]);
  });

  test('300 papers stand in one thread', async () => {
    const { server, slack } = await start();
    const { made } = await deliver(slack, onSlack(server.ids.general), digest(300, 'thread'));
    const below = server.messagesIn(server.ids.general).filter(({ threadTs }) => threadTs === made[0]);
    expect(below).toHaveLength(300);
  });
});
