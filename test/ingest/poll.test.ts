import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createGate } from '../../src/ingest/poll-gate.ts';
import { neverAsked } from '../../src/ingest/poll-memory.ts';
import { nextAfter } from '../../src/ingest/poll-next.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { validatorStore } from '../../src/store/validators.ts';
import { heldClock } from '../support/held-clock.ts';
import { json, refused } from '../support/sources/replies.ts';
import type { Sources } from '../support/sources/server.ts';
import { AI, announced, CL, feedOf, goTo, HF, hfItems, hfList, LG, told, worlds } from './poll-world.ts';

const HOUR = 3_600_000;
const world = worlds('2026-11-24T09:00:00Z');

function serveBoth(server: Sources): void {
  server.serve(HF, { ...hfList(['2611.00001'], '2026-11-24'), etag: '"hf"' });
  server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00003v1' }], { etag: '"cl"' }));
}

describe('a restart', () => {
  test('asks nobody before the time that was set', async () => {
    const { server, poller } = world();
    serveBoth(server);
    await poller().round();
    const asked = server.ledger.length;
    const again = poller();
    await again.round();
    await again.firstRound;
    expect(server.ledger).toHaveLength(asked);
    expect((await told(again))[1]).toBe('arXiv cs.CL ok: 1 new, 0 replaced, 09:00 UTC');
  });

  test('asks "anything new?" afterwards, and nothing is announced twice', async () => {
    const { server, poller } = world();
    serveBoth(server);
    await poller().round();
    const before = await announced(world());
    goTo(world(), '2026-11-24T09:45:00Z');
    const again = poller();
    await again.round();
    expect(server.ledger.at(-1)?.path).toBe(HF);
    expect(server.ledger.at(-1)?.headers['if-none-match']).toBe('"hf"');
    expect((await told(again))[0]).toBe('Hugging Face ok: 1 paper so far, 09:45 UTC');
    expect(await announced(world())).toEqual(before);
  });

  test('after a fault that passed brings back what was held', async () => {
    const { server, poller } = world();
    serveBoth(server);
    const bot = poller();
    await bot.round();
    server.serve(HF, refused(500));
    goTo(world(), '2026-11-24T09:45:00Z');
    await bot.round();
    serveBoth(server);
    goTo(world(), '2026-11-24T10:45:00Z');
    await poller().round();
    expect((await told(bot))[0]).toBe('Hugging Face ok: 1 paper, 10:45 UTC');
  });
});

describe('stopping', () => {
  test.each(['before', 'within'])(
    'ends a request that hangs %s its answer, and blames nobody',
    async (where) => {
      const { server, store, poller } = world();
      const hanging = Promise.withResolvers<void>();
      server.serve(HF, (_asked, response) => {
        if (where === 'within') response.writeHead(200, { 'content-type': 'application/json' }).write('[');
        setImmediate(hanging.resolve);
        return undefined;
      });
      server.serve(CL, () => undefined);
      const bot = poller();
      bot.run();
      await hanging.promise;
      await bot.stop();
      await bot.firstRound;
      expect(await store.db.selectFrom('source_states').selectAll().execute()).toEqual([]);
      expect(world().log.lines).toEqual([]);
    },
  );

  test('before the start is possible, and then nobody is asked', async () => {
    const { server, poller } = world();
    const bot = poller();
    await bot.stop();
    bot.run();
    await bot.round();
    await bot.firstRound;
    expect(server.ledger).toEqual([]);
  });
});

test('runs on: each source is asked again in its time', async () => {
  const { server, poller, sources } = world();
  const clock = heldClock('2026-11-24T09:00:00Z');
  server.serve(HF, ({ query }) => hfList(['2611.00001'], query.get('date') ?? ''));
  const bot = poller({ clock, sources: sources([], clock) });
  bot.run();
  await bot.firstRound;
  for (let count = 2; count <= 4; count++) {
    await clock.advance(HOUR / 2 + 5 * 60_000);
    await vi.waitFor(() => expect(server.ledger).toHaveLength(count), { interval: 5 });
    await vi.waitFor(async () => expect((await bot.status())[0]?.okAt).toBe(clock.now()), { interval: 5 });
  }
});

describe('one that goes wrong', () => {
  test('by a fault of ours leaves the others alone, is logged, and is not tried again at once', async () => {
    const { server, poller, log, clock, store } = world();
    serveBoth(server);
    let refuses = true;
    const real = createPaperWriter(store, clock);
    const bot = poller({
      writer: {
        put: async (records) => {
          if (refuses && records[0]?.source === 'arxiv') throw new Error('disk full');
          return real.put(records);
        },
      },
    });
    await bot.round();
    expect(await announced(world())).toEqual(['hf-daily 2026-11-24 new 2611.00001']);
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { feed: 'arxiv:cs.CL', reason: 'disk full' } },
    ]);
    expect((await told(bot))[1]).toBe(
      'arXiv cs.CL failing: what came could not be stored (see the log); next try 09:01 UTC',
    );
    const asked = server.ledger.length;
    await bot.round();
    expect(server.ledger).toHaveLength(asked);
    expect(await validatorStore(store, clock).get(`${server.arxivFeed}/rss/cs.CL`)).toBeUndefined();
    refuses = false;
    clock.advance(61_000);
    await bot.round();
    expect(await announced(world())).toContain('arxiv 2026-11-24 new 2611.00003');
  });

  test('leaves out bad records, counts them and says the first reason in the log', async () => {
    const { server, poller, store, log } = world();
    server.serve(HF, json([...hfItems(['2611.00001'], '2026-11-24'), { paper: { id: 7 } }]));
    server.serve(CL, feedOf('2026-11-24', []));
    await poller().round();
    const row = await store.db
      .selectFrom('source_states')
      .selectAll()
      .where('feed', '=', 'hf-daily')
      .execute();
    expect(row).toMatchObject([{ items: 1, skipped: 1 }]);
    expect(log.lines.find(({ text }) => text === 'records left out')?.fields).toMatchObject({ skipped: 1 });
  });
});

test('who follows what is stored is told, and only when papers were stored', async () => {
  const { server, poller } = world();
  serveBoth(server);
  const onStored = vi.fn();
  const bot = poller({ onStored });
  await bot.round();
  expect(onStored).toHaveBeenCalledTimes(2);
  goTo(world(), '2026-11-24T09:45:00Z');
  await bot.round();
  expect(onStored).toHaveBeenCalledTimes(2);
});

test('a category asked for by two rounds at once is asked once', async () => {
  const { server, poller } = world();
  serveBoth(server);
  server.serve(AI, feedOf('2026-11-24', []));
  server.serve(LG, feedOf('2026-11-24', []));
  const bot = poller({}, ['cs.CL', 'cs.AI', 'cs.LG']);
  await Promise.all([bot.round(), bot.round()]);
  const paths = server.ledger.filter(({ path }) => path !== HF).map(({ path }) => path);
  expect(paths.sort()).toEqual([AI, CL, LG]);
});

test('at most so many are asked at once as the gate lets through, and all of them are', async () => {
  const gate = createGate(4);
  let inside = 0;
  let most = 0;
  const work = async (i: number) => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside--;
    if (i % 3 === 0) throw new Error('bad');
    return i;
  };
  const ends = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => gate(() => work(i))));
  expect(most).toBe(4);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(13);
});

describe('the next time', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((count) => Date.parse('2026-01-01') + count * 24 * HOUR);
  // Half of them in the evening, before the rush.
  const ofDay = fc.oneof(
    fc.nat(24 * HOUR),
    fc.nat(HOUR).map((ms) => 23 * HOUR + ms),
  );
  const instant = fc.tuple(day, ofDay).map(([midnight, ms]) => midnight + ms);
  const facts = {
    failures: fc.nat(5),
    wait: fc.nat(15 * 60_000),
    chance: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  };

  test('after failures is a minute to about an hour away, never before the wait that was asked for, never in arXiv’s rush', () => {
    fc.assert(
      fc.property(instant, fc.record(facts), (now, { failures, wait, chance }) => {
        const [, arxiv] = world().sources();
        if (!arxiv) throw new Error('no category');
        const held = { ...neverAsked(arxiv), triedAt: now, failures: failures + 1 };
        const next = nextAfter(arxiv, held, now, { retryAfterMs: wait, chance });
        expect(next).toBeGreaterThanOrEqual(now + Math.max(wait, 60_000));
        expect(new Date(next).getUTCHours()).not.toBe(0);
        const rush = 23 - new Date(now).getUTCHours() <= 1 || new Date(now).getUTCHours() === 0;
        expect(next - now).toBeLessThanOrEqual((rush ? 3.2 : 1.1) * HOUR);
      }),
      { numRuns: 400 },
    );
  });
});
