import { describe, expect, test } from 'vitest';
import type { Poller } from '../../src/ingest/poll.ts';
import { feedStore } from '../../src/store/source-states.ts';
import { half, html, json, rateExceeded, refused } from '../support/sources/replies.ts';
import type { Reply } from '../support/sources/server.ts';
import { announced, CL, feedOf, goTo, HF, hfDays, hfList, told, type World, worlds } from './poll-world.ts';

const MINUTE = 60_000;
const world = worlds('2026-11-24T09:00:00Z');

const heldOf = async ({ store }: World, feed: string) =>
  (await feedStore(store).all()).find((held) => held.feed === feed);

/** Lets time pass minute by minute, as the loop does. */
async function forMinutes(bot: Poller, minutes: number): Promise<void> {
  const { clock } = world();
  for (let minute = 0; minute < minutes; minute++) {
    await bot.round();
    clock.advance(MINUTE);
  }
}

const arxivRequests = () => world().server.ledger.filter(({ path }) => path !== HF);

describe('D1: a source that refuses', () => {
  test('arXiv: no two requests within three seconds, none for ten minutes after "too many", ever fewer', async () => {
    world().server.serve(HF, hfList([], '2026-11-24'));
    world().server.serve(CL, rateExceeded);
    await forMinutes(world().poller({}, ['cs.CL', 'cs.AI', 'cs.LG']), 6 * 60);
    const times = arxivRequests().map(({ at }) => at);
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(gaps.filter((gap) => gap < 3_000)).toEqual([]);
    const ofOne = arxivRequests().filter(({ path }) => path === CL);
    const silences = ofOne.slice(1).map(({ at }, i) => at - (ofOne[i]?.at ?? 0));
    expect(silences.filter((gap) => gap < 10 * MINUTE)).toEqual([]);
    expect(ofOne.length).toBeLessThanOrEqual(12);
    expect(ofOne.length).toBeGreaterThan(4);
  });

  test.each([500, 503])(
    'HTTP %i: asked again after its wait, and then no longer in trouble',
    async (status) => {
      const { server, poller } = world();
      server.serve(HF, refused(status, '720'));
      server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00001v1' }]));
      const bot = poller();
      await forMinutes(bot, 12);
      expect(server.ledger.filter(({ path }) => path === HF)).toHaveLength(1);
      expect((await told(bot))[0]).toMatch(
        /^Hugging Face refused: .* is not well .*; next try 09:1[2-4] UTC$/,
      );
      server.serve(HF, hfList(['2611.00002'], '2026-11-24'));
      await forMinutes(bot, 4);
      expect((await told(bot))[0]).toMatch(/^Hugging Face ok: 1 paper so far/);
      expect(await bot.trouble()).toBeUndefined();
    },
  );

  test('a circle of redirects is left, and "not modified" with a body changes nothing', async () => {
    const { server, poller } = world();
    server.serve(HF, { status: 301, headers: { location: HF } });
    server.serve(CL, { status: 304, body: '' });
    const bot = poller();
    await bot.round();
    expect((await bot.status()).map(({ state }) => state)).toEqual(['failing', 'failing']);
    expect(await announced(world())).toEqual([]);
  });
});

describe('D2: an answer of another kind', () => {
  const wrong: Readonly<Record<string, Reply>> = {
    'an error page': html(),
    'a login page that claims to be a list': html(200, 'application/json'),
    nothing: json(''),
    'an error object': json({ error: 'Internal error' }),
  };
  test.each(Object.entries(wrong))('%s is a failure and drops nothing held', async (_name, reply) => {
    const { server, poller } = world();
    server.serve(HF, hfList(['2611.00001', '2611.00002'], '2026-11-24'));
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00003v1' }]));
    const bot = poller();
    await bot.round();
    const before = await announced(world());
    const held = await heldOf(world(), 'hf-daily');
    server.serve(HF, reply);
    server.serve(CL, reply);
    goTo(world(), '2026-11-25T09:00:00Z');
    await bot.round();
    expect((await bot.status()).map(({ state }) => state)).toEqual(['failing', 'failing']);
    expect(await bot.trouble()).toContain(
      'Hugging Face and arXiv have not answered properly since Tue 09:00 UTC',
    );
    expect(await announced(world())).toEqual(before);
    const { day, okAt, fingerprint } = held ?? {};
    expect(await heldOf(world(), 'hf-daily')).toMatchObject({ day, okAt, fingerprint, failures: 1 });
  });
});

describe('D3: half a body', () => {
  test.each(['declared', 'chunked'] as const)('(length %s) leaves nothing behind', async (length) => {
    const { server, store, poller } = world();
    const ids = Array.from({ length: 150 }, (_, i) => `2611.${String(i + 1).padStart(5, '0')}`);
    const etag = { etag: '"half"' };
    server.serve(HF, half(hfList(ids, '2026-11-24', etag), length));
    server.serve(
      CL,
      half(
        feedOf(
          '2026-11-24',
          ids.map((id) => ({ id: `${id}v1` })),
        ),
        length,
      ),
    );
    const bot = poller();
    await bot.round();
    expect(await announced(world())).toEqual([]);
    expect(await store.db.selectFrom('papers').select('id').execute()).toEqual([]);
    expect(await store.db.selectFrom('http_cache').select('url').execute()).toEqual([]);
    expect((await bot.status()).map(({ state }) => state)).toEqual(['failing', 'failing']);
    server.serve(HF, hfList(ids, '2026-11-24'));
    server.serve(
      CL,
      feedOf(
        '2026-11-24',
        ids.map((id) => ({ id: `${id}v1` })),
      ),
    );
    await forMinutes(bot, 10);
    expect(await announced(world())).toHaveLength(300);
  });
});

test('D11: papers that move between pages while they are read are each announced once', async () => {
  const { server, poller } = world();
  const ids = Array.from({ length: 230 }, (_, i) => `2611.${String(i + 1).padStart(5, '0')}`);
  let reads = 0;
  server.serve(HF, ({ query }) => {
    const p = Number(query.get('p') ?? 0);
    // Each reading of the first page finds the last paper of the page after voted onto it.
    if (p === 0) reads++;
    const moved = reads === 1 && p === 0 ? ids : [ids[199] ?? '', ...ids.filter((id) => id !== ids[199])];
    const next = `<http://${server.host.replace('127.0.0.1', 'localhost')}${HF}?date=2026-11-24&limit=100&p=${p + 1}>; rel="next"`;
    const day = query.get('date') ?? '';
    return hfList(
      day === '2026-11-24' ? moved.slice(p * 100, p * 100 + 100) : [],
      day,
      p < 2 ? { link: next } : {},
    );
  });
  server.serve(CL, feedOf('2026-11-24', []));
  const bot = poller();
  await forMinutes(bot, 32);
  const all = await announced(world());
  expect(new Set(all).size).toBe(230);
  expect(all).toHaveLength(230);
});

describe('D14: wrong clocks', () => {
  test('a date header and a feed from the future do not decide: our own time does', async () => {
    const { server, poller } = world();
    const headers = { date: 'Fri, 01 Jan 2038 00:00:00 GMT' };
    server.serve(HF, hfList(['2611.00001'], '2026-11-24', headers));
    server.serve(CL, { ...feedOf('2037-12-31', [{ id: '2611.00003v1' }]) });
    const bot = poller();
    await bot.round();
    expect(await announced(world())).toEqual(
      expect.arrayContaining(['hf-daily 2026-11-24 new 2611.00001', 'arxiv 2026-11-24 new 2611.00003']),
    );
    expect(await heldOf(world(), 'arxiv:cs.CL')).toMatchObject({ day: '2026-11-24' });
  });

  test('what is held from a future that our clock left again does not keep a source from being asked', async () => {
    const { server, store, poller } = world();
    server.serve(HF, hfDays({ '2026-11-24': ['2611.00001'] }));
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00003v1' }]));
    const bot = poller();
    await bot.round();
    const future = Date.parse('2031-01-01T00:00:00Z');
    for (const held of await feedStore(store).all())
      await feedStore(store).put({ ...held, triedAt: future, nextAt: future + MINUTE });
    const asked = server.ledger.length;
    await bot.round();
    expect(server.ledger.length).toBe(asked + 2);
  });
});
