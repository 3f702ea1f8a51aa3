import { expect, it } from 'vitest';
import { emailStore } from '../../src/store/email-addresses.ts';
import { createDirectory } from '../../src/store/people.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const LIMITS = { personInHour: 3, addressInHour: 1, addressInDay: 3 };

/** What holds of addresses on either engine. */
export function emailAddressesContract(openTestStore: OpenTestStore): void {
  const start = async () => {
    const store = await openTestStore();
    const clock = steppedClock('2026-11-24T08:00:00Z');
    const emails = emailStore(store, clock);
    const { id } = await createDirectory(store, clock).person({ platform: 'p', accountId: 'ann' });
    const ask = (token: string, addressHash = 'h1', personId = id) =>
      emails.ask(
        {
          ...{ id: clock.newId(), personId, platform: 'post', address: 'ann@home.example' },
          ...{ addressHash, token, now: clock.now() },
        },
        LIMITS,
      );
    return { store, clock, emails, id, ask };
  };

  it('has one key, whoever asks first', async () => {
    const { store, clock, emails } = await start();
    const keys = await Promise.all([emails.key(), emailStore(store, clock).key(), emails.key()]);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toHaveLength(43);
  });

  it('lets one of several asks at once through', async () => {
    const { ask } = await start();
    const asked = await Promise.all(['t1', 't2', 't3', 't4'].map((token) => ask(token)));
    expect(asked.filter((result) => result === 'asked')).toHaveLength(1);
    expect(asked).toContain('often');
  });

  it('confirms by the newest token alone, once', async () => {
    const { emails, id, ask, clock } = await start();
    await ask('t1', 'h1');
    await ask('t2', 'h2');
    expect(await emails.confirm('t1', 'box1', clock.now())).toBe(false);
    expect(await emails.confirm('', 'box1', clock.now())).toBe(false);
    expect(await emails.confirm('t2', 'box1', clock.now())).toBe(true);
    expect(await emails.confirm('t2', 'box2', clock.now())).toBe(false);
    expect(await emails.byId('box1')).toMatchObject({
      personId: id,
      address: 'ann@home.example',
      state: 'confirmed',
    });
    expect(await emails.byToken('')).toBeUndefined();
  });

  it('goes back and forth, and not back to what was left by a link', async () => {
    const { emails, id, ask, clock } = await start();
    expect(await emails.toMail(id, clock.now())).toBe(false);
    await ask('t1');
    await emails.confirm('t1', 'box1', clock.now());
    expect(await emails.toDirect(id, 'resting', clock.now())).toBe(true);
    expect(await emails.toMail(id, clock.now())).toBe(true);
    expect(await emails.toDirect(id, 'left', clock.now())).toBe(true);
    expect(await emails.toMail(id, clock.now())).toBe(false);
    expect(await emails.forget(id, clock.now())).toBe(true);
    expect(await emails.forget(id, clock.now())).toBe(false);
    expect(await emails.of(id)).toBeUndefined();
  });

  it('frees an address whose mail never left', async () => {
    const { store, emails, ask } = await start();
    await ask('t1');
    const [row] = await store.db.selectFrom('email_asks').selectAll().execute();
    await emails.notAsked(row?.id ?? '');
    expect(await ask('t2')).toBe('asked');
  });
}
