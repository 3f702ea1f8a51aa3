import { expect, it } from 'vitest';
import type { Effect } from '../../src/reactions/effect.ts';
import type { Told } from '../../src/reactions/told.ts';
import { cardStore } from '../../src/store/cards.ts';
import { createDirectory } from '../../src/store/people.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createReactionLists } from '../../src/store/reactions.ts';
import { topicStore } from '../../src/store/topics.ts';
import { joining } from '../../src/topics/subscriptions.ts';
import { heldClock } from '../support/held-clock.ts';
import type { OpenTestStore } from '../support/store.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export function cardsContract(openTestStore: OpenTestStore): void {
  /** A topic with its card, and the doors to both. */
  const open = async () => {
    const store = await openTestStore();
    const clock = heldClock();
    const directory = createDirectory(store, clock);
    const space = await directory.space({ platform: 'p', externalId: 's' });
    const founder = await directory.person({ platform: 'p', accountId: 'founder' }, space);
    const topic = { id: 't1', spaceId: space.id, name: 'soups', emoji: '🍲', rule: 'soup' };
    const row = { ...topic, nameKey: 'soups', analyzer: 1, createdBy: founder.id, createdAt: 1 };
    const topics = topicStore(store, clock);
    await topics.insert(row);
    const posted = createPostedMessages(store, clock);
    const ref = { platform: 'p', channelId: 'c', messageId: 'm' };
    const message = await posted.remember(ref, space.id, [{ kind: 'topic', id: 't1' }]);
    const lists = createReactionLists(store, clock);
    const told = (who: string, emoji = '🍲', eventId = `${who} ${emoji}`): Told => ({
      ...{ by: 'event', posted: message, personId: `p:${who}`, ref: { platform: 'p', accountId: who } },
      ...{ emoji, present: true, at: clock.now(), eventId },
    });
    const settle = (all: readonly Told[], effects: readonly Effect[]) =>
      lists.settle(all, () => ({
        rows: all.map(({ personId, emoji, present, at }) => ({
          ...{ postedId: message.id, personId, emoji, present, at },
        })),
        effects,
        seen: all.flatMap(({ ref: one }) => (one ? [{ ref: one, spaceId: space.id }] : [])),
        noLongerForgotten: [],
      }));
    const cards = cardStore(store, clock);
    const person = (who: string) => directory.person({ platform: 'p', accountId: who });
    return {
      store,
      clock,
      space,
      topic,
      row,
      topics,
      posted,
      ref,
      message,
      lists,
      told,
      settle,
      cards,
      person,
    };
  };

  it('a card is due once its topic or its followers changed, and a day after it was looked at', async () => {
    const { clock, space, row, topics, message, told, settle, cards, person } = await open();
    const due = async () => (await cards.due(clock.now(), 9)).map(({ id }) => id);
    expect(await due()).toEqual([]);
    const wanted = joining(clock)(await person('ann'), space, 't1');
    await settle([told('ann')], [{ kind: 'join', ...wanted }]);
    expect(await due()).toEqual([message.id]);
    expect((await cards.topics(['t1'])).get('t1')).toMatchObject({ followers: 1, removed: false });
    await cards.shows(message.id, '🍲 mark', clock.now(), clock.now() + MINUTE);
    expect(await due()).toEqual([]);
    await clock.advance(1);
    await topics.update({ ...row, name: 'stews', nameKey: 'stews' });
    expect(await due()).toEqual([]);
    await clock.advance(MINUTE);
    expect(await cards.due(clock.now(), 9)).toMatchObject([{ id: message.id, shown: '🍲 mark' }]);
    await cards.shows(message.id, '🍲 other', clock.now(), 0);
    await clock.advance(DAY + 1);
    expect(await due()).toEqual([message.id]);
    await cards.putOff(message.id, clock.now() + 1);
    expect(await due()).toEqual([]);
  });

  it('what changes while a card is being changed is still to come', async () => {
    const { clock, row, topics, message, cards } = await open();
    const lookedAt = clock.now();
    await clock.advance(1);
    await topics.update({ ...row, rule: 'stew' });
    await cards.shows(message.id, 'mark', lookedAt, 0);
    expect(await cards.due(clock.now(), 9)).toHaveLength(1);
  });

  it('a lost card is told of once, and one whose topic ended is not looked at again', async () => {
    const { store, clock, posted, ref, message, cards } = await open();
    await cards.bare(message.id, true);
    expect(await cards.lost(clock.now(), 9)).toEqual([]);
    await clock.advance(3 * MINUTE);
    await cards.bare(message.id, true);
    const [bare] = await cards.lost(clock.now(), 9);
    expect(bare).toMatchObject({ id: message.id, how: 'bare', spaceExternalId: 's' });
    const word = { key: 'w1', personId: 'p:founder', message: { title: 'Bare', blocks: [] } };
    if (bare) await cards.seenTo(bare, word);
    expect(await cards.lost(clock.now(), 9)).toEqual([]);
    await posted.gone(ref);
    const [gone] = await cards.lost(clock.now(), 9);
    expect(gone?.how).toBe('gone');
    if (gone) await cards.seenTo(gone, { ...word, key: 'w2' });
    const sent = await store.db.selectFrom('deliveries').select(['key', 'destination_id']).execute();
    expect(sent.map(({ key }) => key).sort()).toEqual(['w1', 'w2']);
    expect(new Set(sent.map(({ destination_id }) => destination_id))).toEqual(new Set(['direct:p:founder']));
    await cards.end(ref);
    expect(await cards.due(clock.now() + 2 * DAY, 9)).toEqual([]);
  });

  it('reactions of many people are written with what they change, all in one', async () => {
    const { store, clock, space, told, settle, lists, message, person } = await open();
    const people = Array.from({ length: 60 }, (_, i) => `x${i}`);
    const plan = joining(clock);
    const joins = await Promise.all(
      people.map(async (who) => ({ kind: 'join' as const, ...plan(await person(who), space, 't1') })),
    );
    const onPaper = { paperId: 'p1', spaceId: space.id };
    const votes = people.map(
      (who) => ({ kind: 'vote', personId: `p:${who}`, ...onPaper, value: 1 }) as const,
    );
    const saves = people.map(
      (who) => ({ kind: 'save', personId: `p:${who}`, ...onPaper, on: true }) as const,
    );
    await settle(
      people.map((who) => told(who)),
      [...joins, ...votes, ...saves],
    );
    const count = async (table: 'subscriptions' | 'votes' | 'saves' | 'events_seen') =>
      (await store.db.selectFrom(table).selectAll().execute()).length;
    expect(
      await Promise.all((['subscriptions', 'votes', 'saves', 'events_seen'] as const).map(count)),
    ).toEqual([60, 60, 60, 60]);
    const [first = '', second = ''] = people.map((who) => `p:${who}`);
    await clock.advance(1);
    await settle(
      [told('x0', '👎', 'again'), told('x1', '👎', 'again too')],
      [
        { kind: 'leave', personId: first, topicId: 't1' },
        { kind: 'vote', personId: first, ...onPaper, value: 0 },
        { kind: 'vote', personId: second, ...onPaper, value: -1 },
        { kind: 'save', personId: first, ...onPaper, on: false },
        { kind: 'mute', personId: second, ...onPaper, on: true },
      ],
    );
    expect(await Promise.all((['subscriptions', 'votes', 'saves'] as const).map(count))).toEqual([
      59, 59, 59,
    ]);
    const against = await store.db.selectFrom('votes').select('person_id').where('value', '=', -1).execute();
    expect(against).toEqual([{ person_id: second }]);
    expect(await lists.of(message.id)).toHaveLength(62);
  });
}
