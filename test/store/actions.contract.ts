import { expect, it } from 'vitest';
import type { ActionRef } from '../../src/chat/api.ts';
import { createActionStore } from '../../src/store/actions.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const DAY = 86_400_000;
const vote: ActionRef = { run: 'vote', args: { paper: 'p1', value: 1 }, placement: 'reply' };

export function actionsContract(openTestStore: OpenTestStore): void {
  const open = async () => {
    const clock = steppedClock();
    const store = await openTestStore();
    return { clock, store, actions: createActionStore(store, clock) };
  };

  it('an action comes back whole, numbers as numbers', async () => {
    const { actions } = await open();
    const refs: ActionRef[] = [vote, { run: 'pick', args: {}, choose: 'pick', placement: 'replace' }];
    const ids = await actions.put(refs);
    for (const [i, id] of ids.entries()) {
      expect(id).toMatch(/^[0-9a-v]{20}$/);
      expect(await actions.get(id)).toEqual({ action: { ...refs[i], id }, expired: false });
    }
    expect(await actions.get('0'.repeat(20))).toBeUndefined();
  });

  it('the same action has the same id, whatever the order of its arguments; another has another', async () => {
    const { actions } = await open();
    const same: ActionRef = { placement: 'reply', args: { value: 1, paper: 'p1' }, run: 'vote' };
    const others: ActionRef[] = [
      { ...vote, args: { paper: 'p1', value: '1' } },
      { ...vote, placement: 'replace' },
      { ...vote, choose: 'value' },
      { ...vote, run: 'save' },
    ];
    const [first, again, ...rest] = await actions.put([vote, same, ...others]);
    expect(again).toBe(first);
    expect(new Set([first, ...rest]).size).toBe(5);
  });

  it('an action lives 30 days from the last time it was shown, then says what it was, then is forgotten', async () => {
    const { actions, clock, store } = await open();
    const [id = ''] = await actions.put([vote]);
    clock.advance(20 * DAY);
    await actions.put([vote]);
    clock.advance(29 * DAY);
    expect((await actions.get(id))?.expired).toBe(false);
    clock.advance(DAY);
    expect(await actions.get(id)).toMatchObject({ expired: true, action: { run: 'vote' } });
    clock.advance(61 * DAY);
    await actions.put([]);
    expect(await store.db.selectFrom('actions').selectAll().execute()).toEqual([]);
  });
}
