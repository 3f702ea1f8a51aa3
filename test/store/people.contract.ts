import { expect, it } from 'vitest';
import { createDirectory } from '../../src/store/people.ts';
import { createPlaces } from '../../src/store/places.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const lab = { platform: 'p', externalId: 's1', name: 'Lab' };
const club = { platform: 'p', externalId: 's2', name: 'Club', zone: 'Asia/Tokyo' };
const ann = { platform: 'p', accountId: 'a1', teamId: 's1' };

export function peopleContract(openTestStore: OpenTestStore): void {
  const open = async () => {
    const store = await openTestStore();
    const clock = steppedClock();
    return { store, clock, directory: createDirectory(store, clock), places: createPlaces(store, clock) };
  };

  it('a space is the same space when it is seen again, with its newest name and zone', async () => {
    const { directory } = await open();
    const first = await directory.space(lab);
    expect(first).toEqual({ id: 'p:s1', platform: 'p', externalId: 's1', name: 'Lab', zone: 'UTC' });
    await directory.space({ ...lab, name: 'Big lab', zone: 'Europe/Berlin' });
    expect(await directory.space({ platform: 'p', externalId: 's1' })).toEqual({
      ...first,
      name: 'Big lab',
      zone: 'Europe/Berlin',
    });
    expect(await directory.spaceById('p:s9')).toBeUndefined();
  });

  it('a person seen by many at once is one person', async () => {
    const { directory, store } = await open();
    const seen = await Promise.all(Array.from({ length: 5 }, () => directory.person(ann)));
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(['p:s1:a1']));
    expect(await store.db.selectFrom('people').selectAll().execute()).toHaveLength(1);
  });

  it('a zone told by the platform is kept, and a chosen one stands above it', async () => {
    const { directory } = await open();
    await directory.person({ ...ann, zone: 'Europe/Paris' });
    expect((await directory.person(ann)).zone).toBe('Europe/Paris');
    expect((await directory.person({ ...ann, zone: 'Europe/Rome' })).zone).toBe('Europe/Rome');
    await directory.setZone('p:s1:a1', 'Asia/Tokyo');
    expect((await directory.person({ ...ann, zone: 'Europe/Paris' })).zone).toBe('Asia/Tokyo');
    expect((await directory.personById('p:s1:a1'))?.zone).toBe('Asia/Tokyo');
  });

  it('the last space is where the person acted last, and not one that was left', async () => {
    const { directory, clock, places } = await open();
    const [first, second] = [await directory.space(lab), await directory.space(club)];
    expect(await directory.lastSpace('p:s1:a1')).toBeUndefined();
    await directory.person(ann, first);
    clock.advance(1);
    await directory.person(ann, second);
    expect((await directory.lastSpace('p:s1:a1'))?.id).toBe('p:s2');
    clock.advance(1);
    await directory.person(ann, first);
    expect((await directory.lastSpace('p:s1:a1'))?.id).toBe('p:s1');
    await places.spaceLeft(lab);
    expect((await directory.lastSpace('p:s1:a1'))?.id).toBe('p:s2');
    await directory.space(lab);
    expect((await directory.lastSpace('p:s1:a1'))?.id).toBe('p:s1');
  });
}
