import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { PostedRef, Subject } from '../../src/chat/api.ts';
import type { Topic } from '../../src/topics/api.ts';
import { startDiscord } from '../support/discord/server.ts';
import { realClock } from '../support/slack/clock.ts';
import { startSlack } from '../support/slack/server.ts';
import { startSources } from '../support/sources/server.ts';
import { startWholeBot, type WholeBot } from '../support/whole-bot.ts';
import { wholeBotClock } from '../support/whole-bot-clock.ts';

const HOUR = 3_600_000;

export type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;

/** Local platforms and a whole bot between them, to be stopped and started again at will. */
export async function startSurroundings() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'paperboy-reactions-'));
  const clock = wholeBotClock('2026-11-24T06:00:00Z');
  const began = performance.now();
  const now = () => clock.now() + Math.round(performance.now() - began);
  const discord = await startDiscord({ now });
  // Hours pass in a moment here: the requests of hours must not count as those of one second.
  discord.rateLimits.globalPerSecond = 1_000;
  const slack = await startSlack({ clock: { ...realClock, now } });
  const sources = await startSources(clock);
  const start = () => startWholeBot({ dataDir, clock, discord, slack, sources });
  let bot = await start();
  return {
    ...{ clock, discord, slack },
    bot: () => bot,
    stopBot: () => bot.stop(),
    startBot: async () => {
      bot = await start();
    },
    /** Some hours later, when the lists are read again. */
    later: async () => {
      await clock.advance(4 * HOUR);
      await bot.core.tick.run();
    },
    /** The next minutes' work. */
    minute: async () => {
      await clock.advance(60_000);
      await bot.core.tick.run();
    },
    end: async () => {
      await bot.stop();
      await discord.stop();
      await slack.stop();
      await sources.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where cards are posted. */
export interface Place {
  readonly platform: 'discord' | 'slack';
  readonly space: string;
  readonly channel: string;
}

/** A topic with its card standing in a channel, its emoji under it. */
export async function postCard({ core }: WholeBot, place: Place, name: string, emoji: string) {
  const { platform, space: externalId } = place;
  const space = await core.directory.space({ platform, externalId });
  const founder = await core.directory.person({ platform, accountId: 'founder' }, space);
  const topic = await core.services.topics.add(space, { name, rule: 'magnets', emoji }, founder);
  const ref = await post({ core } as WholeBot, place, { kind: 'topic', id: topic.id }, emoji);
  return { topic, ref };
}

/** A message about something, remembered as such. */
export async function post(
  { core }: Pick<WholeBot, 'core'>,
  { platform, space, channel }: Place,
  subject: Subject,
  emoji: string,
): Promise<PostedRef> {
  const to = { platform, kind: 'channel', channelId: channel, spaceId: space } as const;
  const message = { title: subject.id, blocks: [], seedReactions: [emoji] };
  const result = await core.platformOf(platform)?.post(to, message, `card-${subject.id}`);
  if (result?.state !== 'accepted') throw new Error(`not posted: ${JSON.stringify(result)}`);
  const ref = { platform, channelId: result.channelId, messageId: result.messageId };
  await core.posted.remember(ref, `${platform}:${space}`, [subject]);
  return ref;
}

/** Ids of the people who follow a topic, in order. */
export async function followersOf(
  { store }: WholeBot,
  { id }: Pick<Topic, 'id'>,
): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom('subscriptions')
    .innerJoin('destinations', 'destinations.id', 'subscriptions.destination_id')
    .select('destinations.person_id')
    .where('topic_id', '=', id)
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Waits until a topic has as many followers; then it is a little later still, lest more come. */
export async function expectFollowers(
  bot: WholeBot,
  topic: Pick<Topic, 'id'>,
  ...people: readonly string[]
): Promise<void> {
  await expect.poll(() => followersOf(bot, topic), { timeout: 3_000 }).toEqual([...people].sort());
}
