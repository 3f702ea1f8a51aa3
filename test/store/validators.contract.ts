import { expect, it } from 'vitest';
import { validatorStore } from '../../src/store/validators.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

const OLD = { url: 'https://example.org/a?b=1', etag: '"1"', lastModified: '' };
const NEW = { ...OLD, etag: 'W/"2"', lastModified: 'Tue, 24 Nov 2026 05:00:00 GMT' };
const OTHER = { url: 'https://example.org/a?b=2', etag: '"9"', lastModified: '' };

export function validatorsContract(openTestStore: OpenTestStore): void {
  it('an address has the validators put last, another address has its own', async () => {
    const validators = validatorStore(await openTestStore(), steppedClock());
    await validators.put([OLD, OTHER]);
    await validators.put([NEW]);
    expect(await validators.get(OLD.url)).toEqual(NEW);
    expect(await validators.get(OTHER.url)).toEqual(OTHER);
    expect(await validators.get('https://example.org/')).toBeUndefined();
  });

  it('validators that say nothing replace those kept, so that the next request asks for all', async () => {
    const validators = validatorStore(await openTestStore(), steppedClock());
    await validators.put([OLD]);
    await validators.put([{ url: OLD.url, etag: '', lastModified: '' }]);
    expect(await validators.get(OLD.url)).toEqual({ url: OLD.url, etag: '', lastModified: '' });
  });

  it('addresses not read for a month are dropped', async () => {
    const store = await openTestStore();
    const clock = steppedClock();
    const validators = validatorStore(store, clock);
    await validators.put([OLD]);
    clock.advance(31 * 86_400_000);
    await validators.put([OTHER]);
    const rows = await store.db.selectFrom('http_cache').select('url').execute();
    expect(rows).toEqual([{ url: OTHER.url }]);
  });
}
