import { type Address, personId, type Space } from '../../src/chat/api.ts';
import { createDigests, type DigestParts } from '../../src/digest/create-digests.ts';
import { feedOver } from '../../src/feed/create-feed.ts';
import type { Paper } from '../../src/papers/api.ts';
import { createActionStore } from '../../src/store/actions.ts';
import type { Store } from '../../src/store/open.ts';
import { createDirectory } from '../../src/store/people.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createVotes } from '../../src/store/votes.ts';
import { createTopics } from '../../src/topics/create-topics.ts';
import { paper } from '../support/papers.ts';
import { ScriptedPlatform } from '../support/scripted-platform.ts';
import { type SteppedClock, steppedClock } from '../support/store-clock.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Everything around digests, real but for the platform and the time. */
export type Bench = Awaited<ReturnType<typeof setUp>>;

export async function setUp(store: Store, start = '2026-11-24T07:30:00Z') {
  const clock = steppedClock(start);
  const platform = new ScriptedPlatform('chat');
  const held = new Map<string, Paper>();
  const library = { byIds: async (ids: readonly string[]) => ids.flatMap((id) => held.get(id) ?? []) };
  const directory = createDirectory(store, clock);
  const shared = { store, clock, library, directory };
  const world = { trouble: undefined as string | undefined };
  const make = (extra: Partial<DigestParts> = {}) =>
    createDigests({
      ...shared,
      platformOf: (name) => (name === platform.name ? platform : undefined),
      posted: createPostedMessages(store, clock),
      actions: createActionStore(store, clock),
      votes: createVotes(store, clock),
      sourceTrouble: async () => world.trouble,
      ...extra,
    });
  const space: Space = await directory.space({
    platform: 'chat',
    externalId: 's1',
    name: 'Lab',
    zone: 'Europe/Berlin',
  });
  return {
    ...{ store, clock, platform, directory, space, world, make },
    ...make(),
    ...createTopics(shared),
    feed: feedOver(shared),
    channel: channelNamed('nlp'),
    /** Papers announced now; each is `id` or `id: title`. */
    announce: (day: string, ...titles: string[]) => announce(store, held, clock, day, titles),
    held,
    person: (accountId: string, zone = '') => directory.person({ platform: 'chat', accountId, zone }, space),
    personId: (accountId: string) => personId({ platform: 'chat', accountId }),
  };
}

export function channelNamed(name: string): Address {
  return { platform: 'chat', kind: 'channel', channelId: `c-${name}`, spaceId: 's1', name };
}

async function announce(
  { db }: Store,
  held: Map<string, Paper>,
  clock: SteppedClock,
  day: string,
  titles: readonly string[],
): Promise<void> {
  for (const title of titles) {
    const id = title.split(':')[0] ?? title;
    if (!held.has(id)) held.set(id, paper({ id, title }));
    const { value } = await db
      .updateTable('counters')
      .set((q) => ({ value: q('value', '+', 1) }))
      .where('name', '=', 'announcement')
      .returning('value')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('announcements')
      .values({
        number: value,
        paper_id: id,
        source: 'arxiv',
        day,
        kind: 'new',
        rank: value,
        at: clock.now(),
      })
      .execute();
  }
}

/** Titles of the papers that stand in the channels, in order. */
export function papersIn(platform: ScriptedPlatform): string[] {
  return platform.arrived.flatMap(({ message }) =>
    message.blocks.flatMap((block) => (block.type === 'paper' ? [block.entry.title] : [])),
  );
}

/** Every minute for a while, as the tick is called. */
export async function passTime({ clock }: Bench, ms: number, tick: { run(): Promise<void> }, step = MINUTE) {
  for (let passed = 0; passed < ms; passed += step) {
    clock.advance(step);
    await tick.run();
  }
}
