import { expect, it } from 'vitest';
import type { PaperRecord } from '../../src/papers/paper.ts';
import { heldLibrary } from '../../src/store/library.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import type { OpenTestStore } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';
import { arxiv, doi, listing, record } from '../support/store-records.ts';

export function libraryContract(openTestStore: OpenTestStore): void {
  async function libraryOf(...records: PaperRecord[]) {
    const store = await openTestStore();
    const clock = steppedClock();
    const results = await createPaperWriter(store, clock).put(records);
    const vote = (paper: number, value: number, at: string, person = 'someone', space_id = 'here') =>
      store.db
        .insertInto('votes')
        .values({
          person_id: person,
          paper_id: results[paper]?.paperId ?? '',
          space_id,
          value,
          at: Date.parse(at),
        })
        .execute();
    return { library: heldLibrary(store), ids: results.map(({ paperId }) => paperId), vote };
  }

  const titled = (name: string, facts: Partial<PaperRecord> = {}) =>
    record({ title: `A study of ${name} kites`, ...facts });
  const on = (day: string, facts: Parameters<typeof listing>[0] = {}) => ({
    listing: listing({ day, ...facts }),
  });
  const titles = (papers: readonly { paper: { title: string } }[] | undefined) =>
    papers?.map(({ paper }) => paper.title.split(' ')[3]);

  it('papers come in the order asked, without those unknown', async () => {
    const { library, ids } = await libraryOf(titled('red'), titled('blue'), titled('green'));
    const [red = '', blue = '', green = ''] = ids;
    const papers = await library.byIds([green, 'nobody', red, blue, green]);
    expect(papers.map(({ id }) => id)).toEqual([green, red, blue, green]);
    expect(await library.byIds([])).toEqual([]);
    expect(await library.count()).toBe(3);
  });

  it.each([
    '2611.00001',
    'arXiv:2611.00001v3',
    'https://arxiv.org/pdf/2611.00001v1',
    ' https://huggingface.co/papers/2611.00001 ',
    'https://doi.org/10.1000/KITES',
    'https://aclanthology.org/2026.acl-long.1/',
    'eccv2018:f7d2',
  ])('a paper held is found by %s', async (asked) => {
    const anthology = { kind: 'anthology', value: '2026.acl-long.1' } as const;
    const file = { kind: 'file', value: 'eccv2018:f7d2' } as const;
    const { library, ids } = await libraryOf(
      titled('other'),
      titled('red', { identifiers: [arxiv('2611.00001'), doi('10.1000/kites'), anthology, file] }),
    );
    expect((await library.resolve(asked))?.id).toBe(ids[1]);
  });

  it('a paper held is found by its own id, and nothing by words, nothing or a wall of text', async () => {
    const { library, ids } = await libraryOf(titled('red'));
    expect((await library.resolve(ids[0] ?? ''))?.id).toBe(ids[0]);
    for (const asked of ['kites', '', '2611.99999', '@everyone', '🪁'.repeat(2_500)]) {
      expect(await library.resolve(asked)).toBeUndefined();
    }
  });

  it('a day has each of its papers once: most voted first, then in the order of the list', async () => {
    const { library } = await libraryOf(
      titled('third', on('2026-11-24', { rank: 3 })),
      titled('second', on('2026-11-24', { rank: 2 })),
      titled('voted', {
        source: 'hf-daily',
        ...on('2026-11-24', { source: 'hf-daily', rank: 9, upvotes: 4 }),
      }),
      titled('voted', on('2026-11-24', { rank: 4, kind: 'cross' })),
      titled('replaced', on('2026-11-24', { rank: 1, kind: 'replace' })),
    );
    const day = await library.day('2026-11-24');
    expect(titles(day?.papers)).toEqual(['voted', 'second', 'third']);
    expect(day?.papers[0]).toMatchObject({ source: 'hf-daily', kind: 'new' });
  });

  it('a day knows the days held around it', async () => {
    const { library } = await libraryOf(
      titled('first', on('2026-11-20')),
      titled('second', on('2026-11-23')),
      titled('third', on('2026-11-24')),
      titled('replaced', on('2026-11-25', { kind: 'replace' })),
    );
    expect(await library.day('2026-11-23')).toMatchObject({ previous: '2026-11-20', next: '2026-11-24' });
    expect(await library.day('2026-11-20')).not.toHaveProperty('previous');
    expect(await library.day('2026-11-24')).not.toHaveProperty('next');
    expect(await library.day('2026-11-25')).toBeUndefined();
    expect(await library.latestDay()).toBe('2026-11-24');
    expect(await library.days(2)).toEqual([
      { day: '2026-11-24', papers: 1 },
      { day: '2026-11-23', papers: 1 },
    ]);
  });

  it('nothing held has no days', async () => {
    const { library } = await libraryOf();
    expect(await library.latestDay()).toBeUndefined();
    expect(await library.days(5)).toEqual([]);
    expect(await library.trending({ until: '2026-11-24', days: 7, limit: 5 })).toEqual([]);
  });

  it('what is voted for here trends before what is voted for at the sources', async () => {
    const voted = (name: string, upvotes: number, day = '2026-11-24') =>
      titled(name, { source: 'hf-daily', ...on(day, { source: 'hf-daily', upvotes }) });
    const { library, vote } = await libraryOf(
      voted('few', 2),
      voted('many', 200),
      voted('ours', 0),
      voted('disliked', 3),
      voted('early', 500, '2026-11-17'),
      voted('elsewhere', 1),
    );
    for (const person of ['ada', 'bo', 'cy', 'di']) await vote(2, 1, '2026-11-24', person);
    await vote(3, -1, '2026-11-24');
    await vote(5, 1, '2026-11-24', 'ada', 'there');
    const week = { until: '2026-11-24', days: 7, spaceId: 'here', limit: 10 };
    const found = await library.trending(week);
    expect(titles(found)).toEqual(['ours', 'many', 'few', 'elsewhere', 'disliked']);
    expect(found[0]).toMatchObject({ votesHere: 4, upvotes: 0 });
    expect(found[1]).toMatchObject({ votesHere: 0, upvotes: 200 });
    expect(titles(await library.trending({ ...week, days: 8, limit: 2 }))).toEqual(['early', 'ours']);
  });

  it('what is voted for here now trends though it was announced before, by these votes alone', async () => {
    const voted = (name: string, upvotes: number, day: string) =>
      titled(name, { source: 'hf-daily', ...on(day, { source: 'hf-daily', upvotes }) });
    const { library, vote } = await libraryOf(
      voted('fresh', 7, '2026-11-24'),
      voted('again', 500, '2026-09-01'),
      voted('forgotten', 500, '2026-09-01'),
      voted('disliked', 500, '2026-09-01'),
    );
    await vote(1, 1, '2026-11-23');
    await vote(1, 1, '2026-09-02', 'bo');
    await vote(2, 1, '2026-09-02');
    await vote(3, -1, '2026-11-23');
    const found = await library.trending({ until: '2026-11-24', days: 7, spaceId: 'here', limit: 10 });
    expect(titles(found)).toEqual(['fresh', 'again']);
    expect(found[1]).toMatchObject({ votesHere: 2, newHere: 1, upvotes: 500 });
  });

  it('a vote here counts less the older it is', async () => {
    const { library, vote } = await libraryOf(
      ...['a', 'b', 'c', 'd'].map((name) => titled(name, on('2026-11-24'))),
    );
    for (const [i, day] of ['2026-10-24', '2026-11-24', '2026-11-10', '2026-11-20'].entries())
      await vote(i, 1, day);
    const found = await library.trending({ until: '2026-11-24', days: 7, spaceId: 'here', limit: 4 });
    expect(titles(found)).toEqual(['b', 'd', 'c', 'a']);
    expect(found.map(({ newHere }) => newHere)).toEqual([1, 1, 0, 0]);
  });

  it('votes cast in the time asked for weigh more, and ties go to the newer paper, each time alike', async () => {
    const { library, vote } = await libraryOf(
      titled('tied', on('2026-11-23')),
      titled('newest', on('2026-11-24')),
      titled('old-votes', on('2026-11-23')),
      titled('new-votes', on('2026-11-23')),
    );
    await vote(2, 1, '2026-11-02');
    await vote(3, 1, '2026-11-23');
    const ask = { until: '2026-11-24', days: 2, spaceId: 'here', limit: 4 };
    for (let i = 0; i < 3; i++) {
      expect(titles(await library.trending(ask))).toEqual(['new-votes', 'old-votes', 'newest', 'tied']);
    }
  });
}
