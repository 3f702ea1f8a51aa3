import { describe, expect, test } from 'vitest';
import type { Address, ChatPlatform } from '../../../src/chat/api.ts';
import type { Layout } from '../../../src/digest/api.ts';
import { addressOf as discordAddress, startBot as startDiscordBot } from '../../adapters/discord/bot.ts';
import { addressOf as slackAddress, startBot as startSlackBot } from '../../adapters/slack/bot.ts';
import { sqliteStores } from '../../support/store.ts';
import { HOUR, MINUTE, passTime, setUp } from '../set-up.ts';
import { listing } from './listing.ts';

describe('a note stands under the digest that showed the paper', () => {
  const openTestStore = sqliteStores();

  /** A digest with one paper at 9:00, and the paper replaced at 9:30. */
  const noted = async (platform: ChatPlatform, channel: Address, layout: Layout) => {
    const bench = await setUp(await openTestStore());
    const { list, replace, library } = listing(bench);
    const { spaceId: externalId = '' } = channel;
    const ref = { platform: platform.name, externalId, name: 'Lab', zone: 'Europe/Berlin' };
    const platformOf = (name: string) => (name === platform.name ? platform : undefined);
    const { desk, tick } = bench.make({ library, platformOf });
    await desk.set(await bench.directory.space(ref), channel, { time: '9:00', topics: [], layout });
    await list([1]);
    await passTime(bench, HOUR, tick, 15 * MINUTE);
    await replace([1]);
    await passTime(bench, HOUR, tick, 15 * MINUTE);
  };

  test.each(['compact', 'thread'] as const)('on Discord in its thread (%s)', async (layout) => {
    const { server, discord } = await startDiscordBot();
    await noted(discord, discordAddress(server.papers), layout);
    const [digest, ...more] = server.messagesIn(server.papers);
    expect(more).toEqual([]);
    const thread = server.state.channels.get(digest?.id ?? '');
    const last = thread && server.messagesIn(thread).at(-1);
    expect(JSON.stringify(last)).toContain('was updated to v3');
  });

  test.each(['compact', 'thread'] as const)('on Slack as an answer to it (%s)', async (layout) => {
    const { server, slack } = await startSlackBot();
    await noted(slack, slackAddress(server.ids.general, 'general'), layout);
    const posts = server.ledger.calls('chat.postMessage');
    expect(JSON.stringify(posts.at(-1))).toContain('was updated to v3');
    expect(JSON.stringify(posts.at(-1))).toContain('thread_ts');
    expect(JSON.stringify(posts[0])).not.toContain('thread_ts');
  });
});
