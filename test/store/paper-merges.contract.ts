import { expect, it } from 'vitest';
import { paperChanges } from '../../src/store/paper-changes.ts';
import { papersByIds } from '../../src/store/papers.ts';
import type { OpenTestStore } from '../support/store.ts';
import { arxiv, doi, listing, record } from '../support/store-records.ts';
import { startWriting } from './paper-writing.ts';

/** Papers that turn out to be one. */
export function paperMergesContract(openTestStore: OpenTestStore): void {
  const writing = () => startWriting(openTestStore);

  const kites = { title: 'On the flight of paper kites', identifiers: [arxiv('2611.00001')] };

  it('a second name that shows two papers to be one joins them, and moves all that hangs on them', async () => {
    const { put, store, only } = await writing();
    const { db } = store;
    const [first] = await put(
      record({
        title: 'Kites, printed',
        identifiers: [doi('10.1000/k')],
        abstract: 'Printed.',
        source: 'file',
      }),
    );
    const [second] = await put(record({ ...kites, abstract: 'Preprinted.', version: 1, listing: listing() }));
    const [kept, gone] = [first?.paperId ?? '', second?.paperId ?? ''];
    await db
      .insertInto('votes')
      .values({ person_id: 'p', paper_id: gone, space_id: 's', value: 1, at: 1 })
      .execute();
    await db
      .insertInto('saves')
      .values([kept, gone].map((paper_id) => ({ person_id: 'p', paper_id, space_id: 's', at: 1 })))
      .execute();
    await db
      .insertInto('shown_papers')
      .values({ destination_id: 'd', paper_id: gone, digest_id: 'g', at: 1 })
      .execute();
    await db
      .insertInto('digest_papers')
      .values({ digest_id: 'g', position: 1, paper_id: gone, reason: '', shown: 1 })
      .execute();
    await db
      .insertInto('posted_subjects')
      .values({ posted_id: 'm', position: 1, kind: 'paper', subject_id: gone })
      .execute();

    const [joined] = await put(
      record({ ...kites, identifiers: [arxiv('2611.00001'), doi('10.1000/k')], version: 1 }),
    );

    expect(joined).toMatchObject({ paperId: kept, outcome: 'merged' });
    const paper = await only();
    expect(paper).toMatchObject({ id: kept, abstract: 'Preprinted.' });
    expect(paper.identifiers).toEqual([arxiv('2611.00001'), doi('10.1000/k')]);
    expect(paper.sources.map(({ source }) => source)).toEqual(['file', 'arxiv']);
    for (const table of ['announcements', 'votes', 'saves', 'shown_papers', 'digest_papers'] as const) {
      expect(await db.selectFrom(table).select('paper_id').execute()).toEqual([{ paper_id: kept }]);
    }
    expect(await db.selectFrom('posted_subjects').select('subject_id').execute()).toEqual([
      { subject_id: kept },
    ]);
    expect((await papersByIds(db, [gone])).map(({ id }) => id)).toEqual([kept]);
  });

  it('three papers become one, and each old id leads there', async () => {
    const { put, store, only } = await writing();
    const ids = [];
    for (const name of [arxiv('2611.00009'), doi('10.1000/a'), doi('10.1000/b')]) {
      ids.push(
        (await put(record({ title: `Kites by ${name.value}`, identifiers: [name] })))[0]?.paperId ?? '',
      );
    }
    await put(record({ title: 'Kites', identifiers: [doi('10.1000/b'), doi('10.1000/a')] }));
    await put(record({ title: 'Kites', identifiers: [doi('10.1000/b'), arxiv('2611.00009')] }));
    const { id } = await only();
    expect((await papersByIds(store.db, ids)).map((paper) => paper.id)).toEqual([id, id, id]);
  });

  it('one DOI on two arXiv papers does not join them', async () => {
    const { put, count } = await writing();
    await put(record({ title: 'Kites, part one', identifiers: [arxiv('2611.00001'), doi('10.1000/both')] }));
    await put(record({ title: 'Kites, part two', identifiers: [arxiv('2611.00002'), doi('10.1000/both')] }));
    expect(await count()).toBe(2);
  });

  it('the index can follow changes, merges too', async () => {
    const { put, store } = await writing();
    const changes = paperChanges(store);
    const [one] = await put(record({ title: 'Kites, printed', identifiers: [doi('10.1000/k')] }));
    const [two] = await put(record(kites), record({ title: 'Something else again' }));
    const first = await changes.since(0, 2);
    expect(first.papers.map(({ id }) => id)).toEqual([one?.paperId, two?.paperId]);
    const second = await changes.since(first.change, 2);
    expect(second.papers.map(({ title }) => title)).toEqual(['Something else again']);
    await put(record({ ...kites, identifiers: [...kites.identifiers, doi('10.1000/k')] }));
    const third = await changes.since(second.change, 10);
    expect(third).toMatchObject({ papers: [{ id: one?.paperId }], gone: [two?.paperId] });
    expect(await changes.since(third.change, 10)).toEqual({ papers: [], gone: [], change: third.change });
  });
}
