import { describe, expect, test } from 'vitest';
import { sqliteStores } from '../../support/store.ts';
import { HOUR, passTime, setUp } from '../set-up.ts';

const TUESDAY = '2026-11-24';

describe('why a digest brought its papers', () => {
  const openTestStore = sqliteStores();

  async function posted(count: number, budget = 25) {
    const bench = await setUp(await openTestStore());
    const boss = await bench.person('boss');
    await bench.topics.add(bench.space, { name: 'selection', rule: 'selection, curation' }, boss);
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['selection'], budget });
    const titles = Array.from({ length: count }, (_, i) => `p${i + 1}: Selection ${i + 1}`);
    await bench.announce(TUESDAY, ...titles, 'x: Other');
    await passTime(bench, HOUR, bench.tick);
    const [digest] = await bench.store.db.selectFrom('digests').select('id').execute();
    return { ...bench, digestId: digest?.id ?? '' };
  }

  test('is the rule and the words of each paper shown, votes, and what is followed', async () => {
    const bench = await posted(4, 2);
    await bench.store.db
      .insertInto('votes')
      .values({ person_id: 'x', paper_id: 'p2', space_id: bench.space.id, value: 1, at: 1 })
      .execute();
    expect(await bench.desk.explain(bench.digestId, 1)).toMatchObject({
      papers: [
        { paper: { id: 'p1' }, reason: 'selection: selection in the title', votesHere: 0 },
        { paper: { id: 'p2' }, reason: 'selection: selection in the title', votesHere: 1 },
      ],
      total: 2,
      follows: [{ name: 'selection', rule: 'selection, curation' }],
      prefer: 'balanced',
    });
  });

  test('comes ten papers a page', async () => {
    const bench = await posted(12);
    const last = await bench.desk.explain(bench.digestId, 7);
    expect(last).toMatchObject({ page: 2, pages: 2, total: 12 });
    expect(last?.papers.map(({ paper }) => paper.id)).toEqual(['p11', 'p12']);
  });

  test('of no digest is nothing', async () => {
    const bench = await setUp(await openTestStore());
    expect(await bench.desk.explain('none', 1)).toBeUndefined();
  });
});
