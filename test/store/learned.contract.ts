import { expect, it } from 'vitest';
import { createChoices } from '../../src/choices/create-choices.ts';
import { choiceStore } from '../../src/store/choices.ts';
import { learnedStore } from '../../src/store/learned.ts';
import { leftSpaceStore } from '../../src/store/left-spaces.ts';
import { muteStore } from '../../src/store/mutes.ts';
import { createDirectory } from '../../src/store/people.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createVotes } from '../../src/store/votes.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

export function learnedContract(openTestStore: OpenTestStore): void {
  const open = async () => {
    const clock = steppedClock();
    const store = await openTestStore();
    const directory = createDirectory(store, clock);
    const space = await directory.space({ platform: 'p', externalId: 's' });
    const [ann, ben] = [
      await directory.person({ platform: 'p', accountId: 'ann' }, space),
      await directory.person({ platform: 'p', accountId: 'ben' }, space),
    ];
    const place = (id: string, space_id = space.id) =>
      store.db
        .insertInto('destinations')
        .values({
          ...{ id, space_id, platform: 'p', kind: 'channel', channel_id: `c-${id}`, person_id: '', name: id },
          ...{ state: 'ok', state_reason: '', state_at: 0, created_at: 0 },
        })
        .execute();
    const shown = (destination_id: string, paper_id: string, at: number) =>
      store.db.insertInto('shown_papers').values({ destination_id, paper_id, digest_id: '', at }).execute();
    const votes = createVotes(store, clock);
    const mutes = muteStore(store, clock);
    return { clock, store, space, ann, ben, place, shown, votes, mutes, learned: learnedStore(store, clock) };
  };

  it('a person’s choices are one for each paper, a vote before a save before a mute', async () => {
    const { clock, ann, ben, space, votes, mutes, learned } = await open();
    await votes.save(ann, space, 'p1', true);
    await votes.vote(ann, space, 'p1', -1);
    await mutes.set(ann, space, 'p2', true);
    await votes.save(ann, space, 'p2', true);
    await mutes.set(ann, space, 'p3', true);
    const at = clock.now();
    const made = await learned.choicesOf(ann.id);
    expect(made.toSorted((a, b) => (a.paperId < b.paperId ? -1 : 1))).toEqual([
      { personId: ann.id, paperId: 'p1', sign: -1, at },
      { personId: ann.id, paperId: 'p2', sign: 1, at },
      { personId: ann.id, paperId: 'p3', sign: -1, at },
    ]);
    expect(await learned.counts([ann.id, ben.id])).toEqual(new Map([[ann.id, 5]]));
  });

  it('a space’s choices are each person’s, and mutes only where a manager lets them count', async () => {
    const { store, clock, ann, ben, space, votes, mutes, learned } = await open();
    await votes.vote(ann, space, 'p1', 1);
    await votes.vote(ben, space, 'p1', -1);
    await mutes.set(ben, space, 'p2', true);
    expect(await learned.choicesIn(space.id)).toHaveLength(2);
    await createChoices(choiceStore(store, clock)).setPeople(space, { mutes: 2 });
    expect(await learned.choicesIn(space.id)).toHaveLength(3);
    expect(await learned.choicesIn('elsewhere')).toEqual([]);
  });

  it('a paper stood where a digest brought it or a message showed it, in this space', async () => {
    const { store, clock, space, place, shown, learned } = await open();
    await place('d1');
    await place('d2');
    await place('far', 'elsewhere');
    await shown('d1', 'p1', 1);
    await shown('far', 'p1', 1);
    const posted = createPostedMessages(store, clock);
    const show = (channelId: string, id: string, direct = false) =>
      posted.remember(
        { platform: 'p', channelId, messageId: `${channelId}${id}` },
        space.id,
        [{ kind: 'paper', id }],
        direct,
      );
    await show('c-d2', 'p1');
    await show('c-d2', 'p2');
    await show('dm', 'p2', true);
    expect(await learned.channelsWith(space.id, ['p1', 'p3'])).toEqual(
      new Map([['p1', new Set(['c-d2', 'c-d1'])]]),
    );
    expect((await learned.channelsWith(space.id, ['p2'])).get('p2')).toEqual(new Set(['c-d2']));
  });

  it('what was shown is told newest first, and the channels around a person are those of their spaces', async () => {
    const { ann, place, shown, learned } = await open();
    await place('d1');
    await place('d2');
    await place('far', 'elsewhere');
    for (const [i, paper] of ['p1', 'p2', 'p3'].entries()) await shown('d1', paper, i);
    await shown('d2', 'p3', 9);
    expect(await learned.shownTo(['d1'], 2)).toEqual(['p3', 'p2']);
    expect(await learned.shownTo(['d1', 'd2'], 2)).toEqual(['p3', 'p2']);
    expect((await learned.channelsAround(ann.id)).toSorted()).toEqual(['d1', 'd2']);
    expect(await learned.channelsAround('p:nobody')).toEqual([]);
  });

  it('words left out and the switch are kept until they are taken back, or their space is gone', async () => {
    const { store, clock, space, learned } = await open();
    const here = { id: 'channel:p:c', spaceId: space.id };
    await learned.leaveOut(here, 'diffus', 'diffusion');
    await learned.leaveOut(here, 'diffus', 'diffuse');
    await learned.switch(here, false);
    await learned.switch(here, false);
    expect(await learned.told(here.id)).toEqual({
      isOff: true,
      words: [{ term: 'diffus', word: 'diffusion' }],
    });
    await learned.giveBack(here, 'diffus');
    await learned.switch(here, true);
    expect(await learned.told(here.id)).toEqual({ isOff: false, words: [] });
    await learned.leaveOut(here, 'diffus', 'diffusion');
    await learned.switch(here, false);
    await leftSpaceStore(store, clock).forget(space.id);
    expect(await learned.told(here.id)).toEqual({ isOff: false, words: [] });
  });
}
