import { describe, expect, test } from 'vitest';
import { rateExceeded, refused } from '../support/sources/replies.ts';
import { AI, CL, feedOf, goTo, HF, hfDays, hfList, LG, told, worlds } from './poll-world.ts';

describe('on a Tuesday', () => {
  const world = worlds('2026-11-24T09:00:00Z');

  test('sources that answer say what came and when', async () => {
    const { server, poller } = world();
    server.serve(HF, hfDays({ '2026-11-24': ['2611.00001', '2611.00002'] }));
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00003v1' }, { id: '2611.00004v2', type: 'replace' }]));
    const bot = poller();
    expect(await told(bot)).toEqual([
      'Hugging Face waiting: first asked at 09:00 UTC',
      'arXiv cs.CL waiting: first asked at 09:00 UTC',
    ]);
    expect(await bot.trouble()).toBeUndefined();
    await bot.round();
    expect(await told(bot)).toEqual([
      'Hugging Face ok: 2 papers so far, 09:00 UTC',
      'arXiv cs.CL ok: 1 new, 1 replaced, 09:00 UTC',
    ]);
    expect(await bot.trouble()).toBeUndefined();
  });

  test('a source that lists nothing yet is late, not quiet', async () => {
    const { server, poller } = world();
    server.serve(HF, hfDays({ '2026-11-23': ['2611.00001'] }));
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00003v1' }]));
    const bot = poller();
    await bot.round();
    expect((await told(bot))[0]).toMatch(
      /^Hugging Face late: nothing listed yet this Tuesday, 09:00 UTC; next look 09:1[5-7]$/,
    );
    expect(await bot.trouble()).toBe('Hugging Face has announced nothing yet this Tuesday');
  });

  test('one that refuses, one that is silent and one that has no such category are told apart', async () => {
    const { server, poller } = world();
    server.serve(HF, hfList(['2611.00001'], '2026-11-24'));
    server.serve(CL, (_asked, response) => void response.destroy());
    const silent = poller();
    await silent.round();
    expect((await told(silent))[1]).toMatch(
      /^arXiv cs.CL failing: has not answered yet; next try 09:0\d UTC$/,
    );
    expect(await silent.trouble()).toBe('arXiv has not answered yet');
    goTo(world(), '2026-11-24T10:00:00Z');
    server.serve(CL, rateExceeded);
    await silent.round();
    expect((await told(silent))[1]).toMatch(
      /^arXiv cs.CL refused: arXiv has had too many requests \(429\); next try 10:1\d UTC$/,
    );
    expect(await silent.trouble()).toBe('arXiv has refused to answer so far');
    goTo(world(), '2026-11-24T11:00:00Z');
    server.serve(CL, {
      status: 400,
      headers: { 'content-type': 'text/xml' },
      body: '<rss version="2.0"><channel><title>Feed error for query: cs.CL</title></channel></rss>',
    });
    await silent.round();
    expect((await told(silent))[1]).toMatch(/^arXiv cs.CL failing: arXiv has no category "cs.CL": see /);
    expect(await silent.trouble()).toBe('arXiv has not answered properly yet');
  });

  test('a source that answered before says since when it does not', async () => {
    const { server, poller } = world();
    server.serve(HF, hfList(['2611.00001'], '2026-11-24'));
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00003v1' }]));
    const bot = poller();
    await bot.round();
    server.serve(CL, (_asked, response) => void response.destroy());
    goTo(world(), '2026-11-25T06:30:00Z');
    await bot.round();
    expect((await told(bot))[1]).toMatch(
      /^arXiv cs.CL failing: has not answered since Tue 09:00 UTC; next try 06:3\d$/,
    );
    expect(await bot.trouble()).toMatch(/arXiv has not answered since Tue 09:00 UTC$/);
  });

  test('after a pause of the machine a source not asked yet is no quiet day', async () => {
    const { server, poller } = world();
    server.serve(HF, hfList(['2611.00001'], '2026-11-24'));
    server.serve(CL, feedOf('2026-11-24', [{ id: '2611.00003v1' }]));
    const bot = poller();
    await bot.round();
    goTo(world(), '2026-11-25T08:00:00Z');
    expect(await bot.trouble()).toBe('Hugging Face and arXiv have not been asked since Tue 09:00 UTC');
  });

  test('feeds of one source are named together when all of them fail, else each', async () => {
    const { server, poller } = world();
    server.serve(HF, hfList(['2611.00001'], '2026-11-24'));
    server.serve(CL, refused(503));
    server.serve(AI, refused(503));
    const bot = poller({}, ['cs.CL', 'cs.AI', 'cs.LG']);
    server.serve(LG, feedOf('2026-11-24', [{ id: '2611.00003v1' }]));
    await bot.round();
    expect(await bot.trouble()).toBe('arXiv cs.CL and arXiv cs.AI have refused to answer so far');
    server.serve(LG, refused(503));
    goTo(world(), '2026-11-25T09:00:00Z');
    server.serve(HF, hfList(['2611.00001'], '2026-11-25'));
    await bot.round();
    expect(await bot.trouble()).toBe('arXiv has refused to answer since Tue 09:00 UTC');
  });
});

describe('at a weekend', () => {
  const world = worlds('2026-11-28T09:00:00Z');

  test('a source that announces nothing is quiet, and one that fails is not', async () => {
    const { server, poller } = world();
    server.serve(HF, hfDays({ '2026-11-27': ['2611.00001'] }));
    server.serve(CL, feedOf('2026-11-28', []));
    server.serve(AI, refused(500));
    const bot = poller({}, ['cs.CL', 'cs.AI']);
    await bot.round();
    expect(await told(bot)).toEqual([
      'Hugging Face empty: announced nothing (Saturday), 09:00 UTC',
      'arXiv cs.CL empty: announced nothing (Saturday), 09:00 UTC',
      expect.stringMatching(/^arXiv cs.AI refused: arXiv is not well \(500\); next try 09:0\d UTC$/),
    ]);
    expect(await bot.trouble()).toBe('arXiv cs.AI has refused to answer so far');
  });

  test('a source that told Friday and fails on Saturday owes nothing', async () => {
    const { server, poller } = world();
    goTo(world(), '2026-11-27T09:00:00Z');
    server.serve(HF, hfList(['2611.00001'], '2026-11-27'));
    server.serve(CL, feedOf('2026-11-27', [{ id: '2611.00003v1' }]));
    const bot = poller();
    await bot.round();
    server.serve(HF, refused(500));
    server.serve(CL, refused(500));
    goTo(world(), '2026-11-28T09:00:00Z');
    await bot.round();
    expect((await bot.status()).map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(await bot.trouble()).toBeUndefined();
    goTo(world(), '2026-11-30T09:00:00Z');
    await bot.round();
    expect(await bot.trouble()).toBe('Hugging Face and arXiv have refused to answer since Fri 09:00 UTC');
  });
});
