import { expect, it } from 'vitest';
import { voteCounter } from '../../src/store/count-votes.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { createVotes } from '../../src/store/votes.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';
import { arxiv, listing, record } from '../support/store-records.ts';

const person = (id: string) => ({ id, platform: 'p', accountId: id, teamId: '', zone: '' });
const space = (id: string) => ({ id, platform: 'p', externalId: id, name: '', zone: 'UTC' });

export function countVotesContract(openTestStore: OpenTestStore): void {
  it('votes are counted here and at the source that has most, and only of the papers asked for', async () => {
    const [store, clock] = [await openTestStore(), steppedClock()];
    const facts = { title: 'Model soups', identifiers: [arxiv('2203.05482')] };
    const [put] = await createPaperWriter(store, clock).put([
      record({ ...facts, source: 'hf-daily', listing: listing({ source: 'hf-daily', upvotes: 41 }) }),
      record({ ...facts, source: 'arxiv', listing: listing({ upvotes: 2 }) }),
    ]);
    const soups = put?.paperId ?? '';
    const votes = createVotes(store, clock);
    await votes.vote(person('a'), space('s'), soups, 1);
    await votes.vote(person('b'), space('s'), 'p2', 1);
    await votes.vote(person('c'), space('s'), 'p2', -1);
    await votes.vote(person('d'), space('s'), 'p2', -1);
    await votes.vote(person('a'), space('s'), 'p3', 1);
    const count = voteCounter(store);
    expect(await count('s', [soups, 'p2', 'p4'])).toEqual(
      new Map([
        [soups, { here: 1, upvotes: 41 }],
        ['p2', { here: -1, upvotes: 0 }],
      ]),
    );
    expect(await count(undefined, [soups, 'p2'])).toEqual(new Map([[soups, { here: 0, upvotes: 41 }]]));
    expect(await count('s', [])).toEqual(new Map());
  });
}
