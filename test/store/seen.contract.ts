import { expect, it } from 'vitest';
import { createPostedMessages } from '../../src/store/posted.ts';
import { spaceMemory } from '../../src/store/seen.ts';
import { createVotes } from '../../src/store/votes.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const person = (id: string) => ({ id, platform: 'p', accountId: id, teamId: '', zone: '' });
const space = (id: string) => ({ id, platform: 'p', externalId: id, name: '', zone: 'UTC' });
const papers = (...ids: readonly string[]) => ids.map((id) => ({ kind: 'paper' as const, id }));

export function seenContract(openTestStore: OpenTestStore): void {
  const open = async () => {
    const clock = steppedClock();
    const store = await openTestStore();
    const destination = (id: string, facts: Record<string, string>) =>
      store.db
        .insertInto('destinations')
        .values({
          ...{ id, platform: 'p', kind: 'channel', channel_id: id, space_id: 's', person_id: '', name: '' },
          ...{ state: 'ok', state_reason: '', state_at: 0, created_at: 0 },
          ...facts,
        })
        .execute();
    await destination('c1', { name: 'nlp' });
    await destination('c2', { name: 'elsewhere', space_id: 'other' });
    await destination('direct:a', { kind: 'direct', channel_id: 'dm', person_id: 'a' });
    const digest = (destination_id: string, paper_id: string, again = 0) =>
      store.db
        .insertInto('shown_papers')
        .values({ destination_id, paper_id, digest_id: 'd', at: clock.now(), again })
        .execute();
    const posted = createPostedMessages(store, clock);
    const post = (channelId: string, messageId: string, spaceId: string, ...ids: readonly string[]) =>
      posted.remember({ platform: 'p', channelId, messageId }, spaceId, papers(...ids));
    return { clock, post, posted, digest, votes: createVotes(store, clock), memory: spaceMemory(store) };
  };

  it('a space remembers what was posted there, voted for and saved', async () => {
    const { clock, post, digest, votes, memory } = await open();
    const at = clock.now();
    await digest('c1', 'p1');
    clock.advance(5);
    await post('unnamed', 'm1', 's', 'p2');
    for (const who of ['a', 'b']) await votes.vote(person(who), space('s'), 'p1', 1);
    await votes.vote(person('c'), space('s'), 'p1', -1);
    await votes.save(person('a'), space('s'), 'p3', true);
    const seen = await memory.of('s', ['p1', 'p2', 'p3', 'p4']);
    expect(Object.fromEntries(seen)).toEqual({
      p1: { posted: { channelId: 'c1', name: 'nlp', at }, votes: 2, saves: 0 },
      p2: { posted: { channelId: 'unnamed', name: '', at: at + 5 }, votes: 0, saves: 0 },
      p3: { votes: 0, saves: 1 },
    });
    expect(await memory.papers('s', 9)).toEqual(['p1', 'p2', 'p3']);
    expect(await memory.papers('s', 1)).toEqual(['p1']);
    expect(await memory.of('s', [])).toEqual(new Map());
  });

  it('the last place counts, with its name', async () => {
    const { clock, post, digest, memory } = await open();
    await post('unnamed', 'm1', 's', 'p1');
    clock.advance(5);
    await post('c1', 'm2', 's', 'p1');
    await digest('c1', 'p1');
    expect((await memory.of('s', ['p1'])).get('p1')?.posted).toEqual({
      channelId: 'c1',
      name: 'nlp',
      at: clock.now(),
    });
  });

  it('other spaces, deleted messages, a person’s own messages and what did not arrive are not the space’s', async () => {
    const { post, posted, digest, votes, memory } = await open();
    await digest('c2', 'p1');
    await digest('direct:a', 'p2');
    await digest('c1', 'p3', 2);
    await post('c2', 'm1', 'other', 'p4');
    await post('dm', 'm2', 's', 'p5');
    await post('c1', 'm3', 's', 'p6');
    await posted.remember({ platform: 'p', channelId: 'c9', messageId: 'm4' }, 's', papers('p9'), true);
    await posted.gone({ platform: 'p', channelId: 'c1', messageId: 'm3' });
    await votes.vote(person('a'), space('other'), 'p7', 1);
    await votes.vote(person('a'), space('s'), 'p8', -1);
    expect(await memory.of('s', ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'])).toEqual(new Map());
    expect(await memory.papers('s', 9)).toEqual([]);
    expect(await memory.cameTo('a', ['p1', 'p2', 'p3'])).toEqual(new Set(['p2']));
    expect(await memory.cameTo('a', [])).toEqual(new Set());
  });
}
