import { expect } from 'vitest';
import type { PostedRef, Subject } from '../../src/chat/api.ts';
import type { Topic } from '../../src/topics/api.ts';
import { startSurroundings as startWith } from '../support/surroundings.ts';
import type { WholeBot } from '../support/whole-bot.ts';

const HOUR = 3_600_000;

export type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;

/** Local platforms and a whole bot between them, as time goes on. */
export async function startSurroundings() {
  const around = await startWith('2026-11-24T06:00:00Z');
  const after = async (ms: number) => {
    await around.clock.advance(ms);
    await around.bot().core.tick.run();
  };
  return {
    ...around,
    /** Some hours later, when the lists are read again. */
    later: () => after(4 * HOUR),
    /** The next minutes' work. */
    minute: () => after(60_000),
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
