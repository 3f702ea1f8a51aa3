import { expect, it } from 'vitest';
import { createChoices } from '../../src/choices/create-choices.ts';
import { choiceStore } from '../../src/store/choices.ts';
import { groupVoice } from '../../src/store/group-voice.ts';
import { joinPapers } from '../../src/store/join-papers.ts';
import { leftSpaceStore } from '../../src/store/left-spaces.ts';
import { muteStore } from '../../src/store/mutes.ts';
import { createDirectory } from '../../src/store/people.ts';
import { personalData } from '../../src/store/personal-data.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createReactionLists } from '../../src/store/reactions.ts';
import { savedPapers } from '../../src/store/saved-papers.ts';
import { showingsStore } from '../../src/store/showings.ts';
import { submissionStore } from '../../src/store/submissions.ts';
import { createVotes } from '../../src/store/votes.ts';
import { whyStore } from '../../src/store/why.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const DAY = 24 * 3_600_000;

export function groupContract(openTestStore: OpenTestStore): void {
  const open = async () => {
    const clock = steppedClock();
    const store = await openTestStore();
    const directory = createDirectory(store, clock);
    const space = await directory.space({ platform: 'p', externalId: 's' });
    const ann = await directory.person({ platform: 'p', accountId: 'ann' }, space);
    const submissions = submissionStore(store);
    const submit = (personId: string, paperId: string, state: 'in' | 'waiting' = 'in') =>
      submissions.put({
        ...{ spaceId: space.id, paperId, personId, byName: '', note: `by ${personId}`, channelId: '', state },
        ...{ day: '2026-11-24', at: clock.now() },
      });
    return { clock, store, space, ann, submissions, submit, mutes: muteStore(store, clock) };
  };

  it('what a person did with a paper moves with it when it becomes part of another', async () => {
    const { store, clock, space, ann, mutes, submit, submissions } = await open();
    await createVotes(store, clock).save(ann, space, 'gone', true);
    await mutes.set(ann, space, 'gone', true);
    await submit(ann.id, 'gone');
    await store.db.transaction().execute((tx) => joinPapers(tx, 'gone', 'kept'));
    expect((await savedPapers(store).of(ann.id, 0, 9)).saved).toMatchObject([{ paperId: 'kept' }]);
    expect(await mutes.of(ann.id, ['gone', 'kept'])).toEqual(new Set(['kept']));
    expect(await submissions.of(space.id, 'kept')).toHaveLength(1);
    await mutes.set(ann, space, 'gone', false);
    expect(await mutes.count(space.id, 'kept')).toBe(0);
  });

  it('the voice of a group: its mutes, how many count, and what was brought in, each paper once', async () => {
    const { store, clock, space, ann, mutes, submit, submissions } = await open();
    const voice = groupVoice(store, clock);
    await mutes.set(ann, space, 'p1', true);
    expect(await voice.muters(['p1', 'p2'])).toEqual([
      { paperId: 'p1', personId: ann.id, spaceId: space.id },
    ]);
    await createChoices(choiceStore(store, clock)).setPeople(space, { mutes: 3 });
    expect(await voice.mutesNeeded()).toEqual(new Map([[space.id, 3]]));
    await submit('b', 'p2');
    clock.advance(1);
    await submit('c', 'p2');
    await submit('b', 'p3', 'waiting');
    const brought = async () => ((await voice.broughtIn()).get(space.id) ?? []).map((one) => one.reasons);
    expect(await brought()).toEqual([['submitted by a member: by b', 'submitted by a member: by c']]);
    expect(await submissions.decide(space.id, 'p3', 'in', clock.now())).toBe(true);
    expect(await submissions.decide(space.id, 'p3', 'declined', clock.now())).toBe(false);
    expect(await brought()).toHaveLength(2);
    clock.advance(15 * DAY);
    expect(await brought()).toEqual([]);
    expect(await submissions.since(0, 'b', space.id)).toEqual({ own: 2, all: 3 });
  });

  it('a reaction of somebody forgotten is known by its hash until it is gone', async () => {
    const { store, clock, space, ann } = await open();
    const posted = createPostedMessages(store, clock);
    const ref = { platform: 'p', channelId: 'c', messageId: 'm' };
    const { id } = await posted.remember(ref, space.id, []);
    const lists = createReactionLists(store, clock);
    await lists.put(id, [{ emoji: '🧲', personId: ann.id, present: true, at: 1 }]);
    await personalData(store, clock).forget(ann);
    const since = async (personId: string) => {
      const posted = { id, ref, spaceId: space.id, subjects: [] };
      const told = { by: 'list', posted, personId, emoji: '🧲', present: true, at: 2 } as const;
      let found: number | undefined;
      await lists.settle([told], (held) => {
        found = held.forgottenSince(told);
        return { rows: [], effects: [], seen: [], noLongerForgotten: [] };
      });
      return found;
    };
    expect(await since(ann.id)).toBe(clock.now());
    expect(await since('p:ben')).toBeUndefined();
    await lists.forgotten.keepOnly(id, [{ emoji: '🧲', personId: ann.id }]);
    expect(await since(ann.id)).toBe(clock.now());
    await lists.forgotten.keepOnly(id, [{ emoji: '🧲', personId: 'p:ben' }]);
    expect(await since(ann.id)).toBeUndefined();
    const kinds = await personalData(store, clock).of(ann.id);
    expect(kinds.flatMap(({ rows }) => rows)).toEqual([]);
  });

  it('messages that showed a paper are told newest first, with their channel, without those gone', async () => {
    const { store, clock, space } = await open();
    const posted = createPostedMessages(store, clock);
    for (const messageId of ['m1', 'm2', 'm3']) {
      clock.advance(1);
      const ref = { platform: 'p', channelId: 'c', messageId };
      await posted.remember(ref, space.id, [{ kind: 'paper', id: 'p1' }]);
    }
    await posted.gone({ platform: 'p', channelId: 'c', messageId: 'm3' });
    const { showings, total } = await showingsStore(store).of(space.id, 'p1', 1);
    expect(total).toBe(2);
    expect(showings).toMatchObject([{ ref: { messageId: 'm2' }, channel: '' }]);
    expect(await whyStore(store).announcements('p1')).toEqual([]);
    expect(await whyStore(store).lastDigest('none', 'p1')).toBeUndefined();
  });

  it('a space left is told once its time is over, and is then gone with all of it', async () => {
    const { store, clock, space, ann, mutes, submit } = await open();
    await mutes.set(ann, space, 'p1', true);
    await submit(ann.id, 'p1');
    const left = leftSpaceStore(store, clock);
    await store.db.updateTable('spaces').set({ left_at: clock.now() }).execute();
    expect(await left.before(clock.now())).toEqual([]);
    clock.advance(1);
    expect(await left.before(clock.now())).toEqual([space.id]);
    await left.forget(space.id);
    for (const table of ['spaces', 'people', 'people_spaces', 'mutes', 'submissions'] as const)
      expect(
        await store.db
          .selectFrom(table as 'people')
          .selectAll()
          .execute(),
      ).toEqual([]);
  });
}
