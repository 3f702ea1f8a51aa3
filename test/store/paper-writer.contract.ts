import { expect, it } from 'vitest';
import type { OpenTestStore } from '../support/store.ts';
import { arxiv, doi, listing, record } from '../support/store-records.ts';
import { startWriting } from './paper-writing.ts';

export function paperWriterContract(openTestStore: OpenTestStore): void {
  const writing = () => startWriting(openTestStore);

  const kites = { title: 'On the flight of paper kites', identifiers: [arxiv('2611.00001')] };

  it('a record told again is known', async () => {
    const { outcomes, count } = await writing();
    const told = record({ ...kites, abstract: 'Kites fly.', authors: ['Ada Lark'], keywords: ['kites'] });
    expect(await outcomes(told)).toEqual(['added']);
    expect(await outcomes(told, told)).toEqual(['known', 'known']);
    expect(await count()).toBe(1);
  });

  it('texts are cleaned for reading, and kept as they came', async () => {
    const { put, only, store } = await writing();
    await put(
      record({
        title: 'Kites\n  and $\\alpha$-wings',
        abstract: 'They \\emph{fly}\0.',
        authors: ["Ad\\'ele Lark"],
      }),
    );
    expect(await only()).toMatchObject({
      title: 'Kites and α-wings',
      abstract: 'They fly.',
      authors: ['Adéle Lark'],
    });
    const raw = await store.db.selectFrom('papers').select(['title_raw', 'abstract_raw']).execute();
    expect(raw).toEqual([{ title_raw: 'Kites\n  and $\\alpha$-wings', abstract_raw: 'They \\emph{fly}.' }]);
  });

  it.each([
    ['a DOI', record({ title: 'Another name for kites', identifiers: [doi('10.1000/kites')] })],
    ['the same title', record({ title: 'On the Flight of Paper-Kites!' })],
    [
      'the same title and an author in common',
      record({ title: kites.title, authors: ['Lark, A.'], published: '2019' }),
    ],
  ])('a paper is known by %s', async (_what, again) => {
    const { put, outcomes, count } = await writing();
    const names = [...kites.identifiers, doi('10.1000/kites')];
    await put(
      record({ ...kites, identifiers: names, authors: ['Ada Lark', 'Bo Finch'], published: '2026-11-20' }),
    );
    expect(await outcomes(again)).not.toEqual(['added']);
    expect(await count()).toBe(1);
  });

  it.each([
    ['two arXiv ids', record({ title: kites.title, identifiers: [arxiv('2611.00002')] })],
    ['other authors', record({ title: kites.title, authors: ['Cy Crow'] })],
    ['years far apart', record({ title: kites.title, published: '2011-01-01' })],
  ])('the same title does not make one of papers with %s', async (_what, other) => {
    const { put, outcomes } = await writing();
    const authors = other.published === '' ? ['Ada Lark'] : [];
    await put(record({ ...kites, authors, published: '2026-11-20' }));
    expect(await outcomes(other)).toEqual(['added']);
  });

  it('short titles never make papers one', async () => {
    const { outcomes } = await writing();
    expect(await outcomes(record({ title: '0' }), record({ title: '0' }))).toEqual(['added', 'added']);
  });

  it('ids and titles that look like numbers stay text', async () => {
    const { put, only } = await writing();
    await put(record({ title: '007', identifiers: [arxiv('2401.10000')] }));
    expect(await only()).toMatchObject({ title: '007', identifiers: [arxiv('2401.10000')] });
  });

  it('a newer version replaces the texts and an older one never does', async () => {
    const { outcomes, only } = await writing();
    const version = (n: number) => record({ ...kites, abstract: `Version ${n}.`, version: n });
    expect(await outcomes(version(2), version(3), version(1), version(2))).toEqual([
      'added',
      'updated',
      'known',
      'known',
    ]);
    expect(await only()).toMatchObject({ abstract: 'Version 3.', version: 3 });
  });

  it('a replaced list of authors comes with its version', async () => {
    const { put, only } = await writing();
    await put(record({ ...kites, authors: ['Ada Lark'], version: 1 }));
    await put(record({ ...kites, authors: ['Ada Lark', 'Bo Finch'], version: 2 }));
    expect((await only()).authors).toEqual(['Ada Lark', 'Bo Finch']);
  });

  it('a withdrawn paper says so, and is one paper still', async () => {
    const { put, only } = await writing();
    await put(record({ ...kites, version: 1 }), record({ ...kites, version: 2, withdrawn: true }));
    expect(await only()).toMatchObject({ withdrawn: true, version: 2 });
    await put(record({ ...kites, version: 1 }));
    expect((await only()).withdrawn).toBe(true);
  });

  it('a file never overwrites the text of arXiv, but fills what is blank', async () => {
    const { put, only } = await writing();
    await put(record({ ...kites, abstract: 'As arXiv has it.', version: 1 }));
    await put(
      record({
        ...kites,
        source: 'file',
        title: 'KITES',
        abstract: 'Garbled.',
        version: 9,
        venue: 'Wind 2026',
      }),
    );
    expect(await only()).toMatchObject({
      title: kites.title,
      abstract: 'As arXiv has it.',
      venue: 'Wind 2026',
    });
  });

  it('an abstract is filled in beside our own summary', async () => {
    const { put, only } = await writing();
    await put(record({ ...kites, source: 'starter', summary: 'Ours, in short.', summaryBy: 'paperboy' }));
    await put(record({ title: kites.title, source: 'hf-daily', abstract: 'Theirs, at length.' }));
    const expected = { abstract: 'Theirs, at length.', summary: 'Ours, in short.', summaryBy: 'paperboy' };
    expect(await only()).toMatchObject(expected);
  });

  it('votes at a source are those of its newest list', async () => {
    const { put, only } = await writing();
    const on = (day: string, upvotes: number) =>
      record({
        ...kites,
        source: 'hf-daily',
        listing: listing({ source: 'hf-daily', day, upvotes, comments: 1 }),
      });
    await put(on('2026-11-24', 9), on('2026-11-23', 4));
    expect((await only()).sources).toEqual([{ source: 'hf-daily', upvotes: 9, comments: 1, submitter: '' }]);
    await put(on('2026-11-24', 12), record({ ...kites, source: 'hf-daily' }));
    expect((await only()).sources[0]?.upvotes).toBe(12);
  });

  it('votes told apart from a list move, and announce nothing', async () => {
    const { put, only } = await writing();
    const listed = listing({
      source: 'hf-daily',
      day: '2026-11-24',
      upvotes: 9,
      comments: 1,
      submitter: 'Ada',
    });
    const [first] = await put(record({ ...kites, source: 'hf-daily', listing: listed }));
    const [again] = await put(record({ ...kites, source: 'hf-daily', votes: { upvotes: 40 } }));
    expect((await only()).sources).toEqual([
      { source: 'hf-daily', upvotes: 40, comments: 1, submitter: 'Ada' },
    ]);
    expect([first?.announcement, again?.announcement]).toEqual([1, undefined]);
  });

  it('announcements are numbered in order, each once', async () => {
    const { put } = await writing();
    const first = record({ ...kites, listing: listing() });
    const second = record({ title: 'A second paper of ours', listing: listing() });
    const again = await put(first, second, first);
    expect(again.map(({ announcement }) => announcement)).toEqual([1, 2, undefined]);
    const [known, replaced] = await put(
      first,
      record({ ...kites, version: 2, listing: listing({ kind: 'replace', day: '2026-11-25' }) }),
    );
    expect([known?.announcement, replaced?.announcement]).toEqual([undefined, 3]);
  });

  it('a cross-list of what is new the same day is no news', async () => {
    const { put } = await writing();
    const [, cross] = await put(
      record({ ...kites, listing: listing() }),
      record({ ...kites, listing: listing({ kind: 'cross' }) }),
    );
    expect(cross?.announcement).toBeUndefined();
  });

  it('what no source listed is not announced', async () => {
    const { put, store } = await writing();
    await put(record({ ...kites, source: 'file' }));
    expect(await store.db.selectFrom('announcements').selectAll().execute()).toEqual([]);
  });

  it('writers at once give numbers in the order of their commits', async () => {
    const { store, writer } = await writing();
    const seen: number[] = [];
    let last = 0;
    const follow = async () => {
      const rows = await store.db
        .selectFrom('announcements')
        .select('number')
        .where('number', '>', last)
        .orderBy('number')
        .execute();
      seen.push(...rows.map(({ number }) => number));
      last = seen.at(-1) ?? 0;
    };
    const writers = Array.from({ length: 12 }, async (_, i) => {
      const some = [0, 1, 2].map((j) =>
        record({ title: `Kite number ${i} of flight ${j}`, listing: listing() }),
      );
      await writer.put(some);
      await follow();
    });
    await Promise.all(writers);
    await follow();
    expect([...new Set(seen)].sort((a, b) => a - b)).toEqual(Array.from({ length: 36 }, (_, i) => i + 1));
  });

  it('the same paper from many writers at once is one', async () => {
    const { writer, count } = await writing();
    const results = await Promise.all(
      Array.from({ length: 8 }, () => writer.put([record({ ...kites, listing: listing() })])),
    );
    expect(results.flat().filter(({ outcome }) => outcome === 'added')).toHaveLength(1);
    expect(results.flat().filter(({ announcement }) => announcement !== undefined)).toHaveLength(1);
    expect(await count()).toBe(1);
  });
}
