import { expect, it } from 'vitest';
import { createEventsSeen } from '../../src/store/events-seen.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

export function eventsSeenContract(openTestStore: OpenTestStore): void {
  it('an event is new once, also to two instances asked at once', async () => {
    const store = await openTestStore();
    const clock = steppedClock();
    const instances = [createEventsSeen(store, clock), createEventsSeen(store, clock)];
    const answers = await Promise.all(instances.map((events) => events.firstTime('p', 'e1')));
    expect(answers.toSorted()).toEqual([false, true]);
    expect(await instances[0]?.firstTime('q', 'e1')).toBe(true);
  });

  it('events of more than a week ago are dropped', async () => {
    const store = await openTestStore();
    const clock = steppedClock();
    const events = createEventsSeen(store, clock);
    await events.firstTime('p', 'old');
    clock.advance(8 * 86_400_000);
    await events.firstTime('p', 'new');
    const rows = await store.db.selectFrom('events_seen').select('event_id').execute();
    expect(rows).toEqual([{ event_id: 'new' }]);
  });
}
