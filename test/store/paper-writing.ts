import { expect } from 'vitest';
import type { PaperRecord } from '../../src/papers/paper.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { papersByIds } from '../../src/store/papers.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';

/** A new store, and ways to write papers into it. */
export async function startWriting(openTestStore: OpenTestStore) {
  const store = await openTestStore();
  const clock = steppedClock();
  const writer = createPaperWriter(store, clock);
  const put = async (...records: PaperRecord[]) => {
    clock.advance(1_000);
    return writer.put(records);
  };
  const outcomes = async (...records: PaperRecord[]) => (await put(...records)).map(({ outcome }) => outcome);
  const only = async () => {
    const ids = await store.db.selectFrom('papers').select('id').execute();
    expect(ids).toHaveLength(1);
    const [paper] = await papersByIds(
      store.db,
      ids.map(({ id }) => id),
    );
    if (!paper) throw new Error('no paper');
    return paper;
  };
  const count = async () => (await store.db.selectFrom('papers').select('id').execute()).length;
  return { store, clock, writer, put, outcomes, only, count };
}
