import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Address, ChatPlatform } from '../../../src/chat/api.ts';
import type { Layout } from '../../../src/digest/api.ts';
import type { Paper } from '../../../src/papers/api.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { addressOf as discordAddress, startBot as startDiscordBot } from '../../adapters/discord/bot.ts';
import {
  addressOf as slackAddress,
  startBot as startSlackBot,
  stridingClock,
} from '../../adapters/slack/bot.ts';
import { paper } from '../../support/papers.ts';
import { realClock } from '../../support/slack/clock.ts';
import { DEFAULT_SCOPES } from '../../support/slack/defaults.ts';
import { closedAfterEach, temporaryFolders } from '../../support/store.ts';
import { type Bench, DAY, HOUR, MINUTE, passTime, setUp } from '../set-up.ts';

const START = '2026-11-24T07:30:00Z';
const NUMBERS = [1, 2, 3, 4];
const idOf = (n: number) => `2611.0000${n}`;
const PAPERS = NUMBERS.map((n) =>
  paper({ id: `p${n}`, title: `Paper ${n}`, identifiers: [{ kind: 'arxiv', value: idOf(n) }] }),
);

describe('a store put back from a backup of three days ago', () => {
  const folders = temporaryFolders();
  const open = closedAfterEach();
  /** The time on the platform's side and on ours. */
  const time = { now: () => Date.parse(START) };

  /** A bot over a store, with a digest at 9:00 for a channel, from that moment on. */
  async function at(store: Store, moment: string, platform: ChatPlatform, channel: Address, layout: Layout) {
    const bench = await setUp(store, moment);
    for (const one of PAPERS) bench.held.set(one.id, one);
    time.now = bench.clock.now;
    const resolve = async (link: string): Promise<Paper | undefined> =>
      PAPERS.find(({ id }, i) => bench.held.has(id) && link.includes(idOf(i + 1)));
    const { desk, tick } = bench.make({
      platformOf: (name) => (name === platform.name ? platform : undefined),
      library: { byIds: async (ids) => ids.flatMap((id) => bench.held.get(id) ?? []), resolve },
    });
    const { spaceId: externalId = '' } = channel;
    const ref = { platform: platform.name, externalId, name: 'Lab', zone: 'Europe/Berlin' };
    const space = await bench.directory.space(ref);
    if ((await desk.statusOf(channel)) === undefined) {
      await desk.set(space, channel, { time: '9:00', topics: [], layout });
    }
    return { bench, tick, status: () => desk.statusOf(channel) };
  }

  const day = async (bench: Bench, tick: { run(): Promise<void> }, date: string, id: string) => {
    await bench.announce(date, id);
    await passTime(bench, DAY, tick, 15 * MINUTE);
  };

  /** Three days of digests; then the store of the first day goes on, and the sources tell those days again. */
  async function restored(platform: ChatPlatform, channel: Address, layout: Layout) {
    const store = await open(openStore({ dataDir: folders() }));
    const before = await at(store, START, platform, channel, layout);
    await day(before.bench, before.tick, '2026-11-24', 'p1');
    const folder = folders();
    await sql`vacuum into ${sql.lit(path.join(folder, 'paperboy.db'))}`.execute(store.db);
    await day(before.bench, before.tick, '2026-11-25', 'p2');
    await day(before.bench, before.tick, '2026-11-26', 'p3');
    const backup = await open(openStore({ dataDir: folder }));
    // Restarted once more before anything is due.
    const first = await at(backup, '2026-11-27T07:25:00Z', platform, channel, layout);
    await first.tick.run();
    const after = await at(backup, '2026-11-27T07:30:00Z', platform, channel, layout);
    await after.tick.run();
    // What the sources tell late is not held yet.
    after.bench.held.delete('p2');
    await after.bench.announce('2026-11-26', 'p3');
    await after.bench.announce('2026-11-27', 'p4');
    await passTime(after.bench, 2 * HOUR, after.tick, 15 * MINUTE);
    const [newest] = (await after.status())?.last ?? [];
    await day(after.bench, after.tick, '2026-11-25', 'p2');
    const [late] = (await after.status())?.last ?? [];
    return { newest, late };
  }

  test.each(['compact', 'cards', 'thread'] as const)(
    'on Discord, as %s: nothing comes twice, the new paper comes',
    async (layout) => {
      const { server, discord } = await startDiscordBot({ server: { now: () => time.now() } });
      const { newest, late } = await restored(discord, discordAddress(server.papers), layout);
      expect(newest?.reason).toMatch(/^posted 1 at/);
      expect(late?.outcome).toBe('nothing-matched');
      expect(server.ledger.refusals).toEqual([]);
    },
  );

  test('on Discord, in a forum', async () => {
    const { server, discord } = await startDiscordBot({ server: { now: () => time.now() } });
    const forum = server.admin.createChannel(server.guild, 'reading', 'forum');
    const { newest, late } = await restored(discord, discordAddress(forum, 'forum'), 'thread');
    expect(newest?.reason).toMatch(/^posted 1 at/);
    expect(late?.outcome).toBe('nothing-matched');
  });

  test('on Slack, where the history may be read', async () => {
    const { server, slack } = await startSlackBot({
      server: {
        clock: { ...realClock, now: () => time.now() },
        scopes: [...DEFAULT_SCOPES, 'channels:history'],
      },
      clock: stridingClock(),
    });
    const { newest, late } = await restored(slack, slackAddress(server.ids.general, 'general'), 'thread');
    expect(newest?.reason).toMatch(/^posted 1 at/);
    expect(late?.outcome).toBe('nothing-matched');
    expect(server.ledger.broken()).toEqual([]);
  });

  test('on Slack, where nobody may look, what came since may come once more', async () => {
    const { server, slack } = await startSlackBot({
      server: { clock: { ...realClock, now: () => time.now() } },
      clock: stridingClock(),
    });
    const { newest } = await restored(slack, slackAddress(server.ids.general, 'general'), 'compact');
    expect(newest?.reason).toMatch(/^posted 2 at/);
  });
});
