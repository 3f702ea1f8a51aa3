import { expect, it } from 'vitest';
import { joinPapers } from '../../src/store/join-papers.ts';
import { createVotes } from '../../src/store/votes.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const person = (id: string) => ({ id, platform: 'p', accountId: id, teamId: '', zone: '' });
const space = (id: string) => ({ id, platform: 'p', externalId: id, name: '', zone: 'UTC' });

export function votesContract(openTestStore: OpenTestStore): void {
  const open = async () => {
    const clock = steppedClock();
    const store = await openTestStore();
    return { clock, store, votes: createVotes(store, clock) };
  };

  it('a person has one vote on a paper in a space, the last one given', async () => {
    const { votes } = await open();
    await votes.vote(person('a'), space('s'), 'p1', 1);
    await votes.vote(person('a'), space('s'), 'p1', 1);
    await votes.vote(person('b'), space('s'), 'p1', 1);
    await votes.vote(person('b'), space('s'), 'p1', -1);
    await votes.vote(person('c'), space('other'), 'p1', 1);
    expect(await votes.tally('s', ['p1', 'p2'])).toEqual(new Map([['p1', { up: 1, down: 1 }]]));
    await votes.vote(person('a'), space('s'), 'p1', 0);
    expect((await votes.tally('s', ['p1'])).get('p1')).toEqual({ up: 0, down: 1 });
    expect(await votes.tally('s', [])).toEqual(new Map());
  });

  it('a vote or a save under an old message counts for the paper that its paper became part of', async () => {
    const { votes, store } = await open();
    await store.db.transaction().execute((tx) => joinPapers(tx, 'gone', 'kept'));
    await votes.vote(person('a'), space('s'), 'gone', 1);
    await votes.vote(person('a'), space('s'), 'kept', 1);
    await votes.save(person('a'), space('s'), 'gone', true);
    expect(await votes.tally('s', ['kept'])).toEqual(new Map([['kept', { up: 1, down: 0 }]]));
    expect(await votes.saved('a', 9)).toEqual(['kept']);
    await votes.vote(person('a'), space('s'), 'gone', 0);
    expect(await votes.tally('s', ['kept'])).toEqual(new Map());
  });

  it('the same vote again keeps its time', async () => {
    const { votes, clock, store } = await open();
    const at = async () => (await store.db.selectFrom('votes').select('at').executeTakeFirstOrThrow()).at;
    await votes.vote(person('a'), space('s'), 'p1', 1);
    const first = await at();
    clock.advance(5_000);
    await votes.vote(person('a'), space('s'), 'p1', 1);
    expect(await at()).toBe(first);
    await votes.vote(person('a'), space('s'), 'p1', -1);
    expect(await at()).toBe(first + 5_000);
  });

  it('saves are a person’s own, newest first, and counted once a person', async () => {
    const { votes, clock } = await open();
    for (const paper of ['p1', 'p2', 'p1']) {
      clock.advance(1);
      await votes.save(person('a'), space('s'), paper, true);
    }
    await votes.save(person('b'), space('s'), 'p1', true);
    expect(await votes.saved('a', 9)).toEqual(['p2', 'p1']);
    expect(await votes.savers('s', 'p1')).toBe(2);
    await votes.save(person('a'), space('s'), 'p1', false);
    expect(await votes.saved('a', 9)).toEqual(['p2']);
    expect(await votes.savers('s', 'p1')).toBe(1);
  });
}
