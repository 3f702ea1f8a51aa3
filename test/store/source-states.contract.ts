import { expect, it } from 'vitest';
import type { FeedRecord } from '../../src/ingest/feed-store.ts';
import { feedStore } from '../../src/store/source-states.ts';
import type { OpenTestStore } from '../support/store.ts';

const CL: FeedRecord = {
  feed: 'arxiv:cs.CL',
  source: 'arxiv',
  standing: 'stale',
  detail: 'the list of 2026-11-23 again',
  day: '2026-11-23',
  items: 92,
  skipped: 1,
  failures: 2,
  okAt: Date.parse('2026-11-23T06:00:00Z'),
  triedAt: Date.parse('2026-11-24T06:00:00Z'),
  nextAt: Date.parse('2026-11-24T06:30:00Z'),
  fingerprint: 'abc',
  gaps: [{ day: '2026-11-20' }, { day: '2026-11-24', papers: 43 }],
};

export function sourceStatesContract(openTestStore: OpenTestStore): void {
  it('what is held of a feed comes back as it was put', async () => {
    const feeds = feedStore(await openTestStore());
    expect(await feeds.all()).toEqual([]);
    await feeds.put(CL);
    expect(await feeds.all()).toEqual([CL]);
  });

  it('the newest put of a feed replaces the one before and leaves other feeds alone', async () => {
    const feeds = feedStore(await openTestStore());
    const ai = { ...CL, feed: 'arxiv:cs.AI' };
    for (const record of [CL, ai, { ...CL, standing: 'ok' as const, gaps: [] }]) await feeds.put(record);
    expect(await feeds.all()).toEqual([ai, { ...CL, standing: 'ok', gaps: [] }]);
  });
}
