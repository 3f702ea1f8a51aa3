import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PoliteFetch } from '../../src/sources/polite-fetch.ts';
import { SourceError, type Validator } from '../../src/sources/source.ts';
import { clientFor } from '../support/sources/client.ts';
import { type LeapingClock, leapingClock } from '../support/sources/clock.ts';
import * as replies from '../support/sources/replies.ts';
import { type Sources, startSources } from '../support/sources/server.ts';

let clock: LeapingClock;
let sources: Sources;
let kept: Map<string, Validator>;
/** Before an ordinary host. */
let plain: PoliteFetch;
/** Before a host that counts as arXiv. */
let arxiv: PoliteFetch;

beforeEach(async () => {
  clock = leapingClock();
  sources = await startSources(clock);
  kept = new Map();
  plain = clientFor(sources, clock, { kept, plainHost: true });
  arxiv = clientFor(sources, clock, { kept });
});
afterEach(() => sources.stop());

const JSON_ONLY = { kinds: ['application/json'] };
const at = (path: string) => `http://${sources.host}${path}`;
const fault = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => {
      throw new Error('expected a fault');
    },
    (error) => {
      if (error instanceof SourceError) return error;
      throw error;
    },
  );
const times = () => sources.ledger.map((line) => line.at);
const gaps = () =>
  times()
    .slice(1)
    .map((time, i) => time - (times()[i] ?? 0));

describe('an ordinary answer', () => {
  test('is the whole text, asked for with a contact and the kinds wanted', async () => {
    sources.serve('/a', replies.json({ title: 'café' }));
    const { text, status, code } = await plain.fetch(at('/a'), JSON_ONLY);
    expect({ text, status, code }).toEqual({ text: '{"title":"café"}', status: 'ok', code: 200 });
    expect(sources.ledger[0]?.headers['user-agent']).toContain('mailto:');
    expect(sources.ledger[0]?.headers.accept).toContain('application/json');
  });

  test('may be compressed', async () => {
    const body = gzipSync('{"a":1}');
    sources.serve('/a', {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body,
    });
    expect((await plain.fetch(at('/a'), JSON_ONLY)).text).toBe('{"a":1}');
  });

  test('names the next page only on its own host', async () => {
    sources.serve('/a', replies.json([], { link: '</a?p=1>; rel="next"' }));
    sources.serve('/b', replies.json([], { link: '<https://evil.example/a>; rel="next"' }));
    expect((await plain.fetch(at('/a'), JSON_ONLY)).next).toBe(at('/a?p=1'));
    expect((await plain.fetch(at('/b'), JSON_ONLY)).next).toBeUndefined();
  });

  test('has a refusal as its text where the caller can read one', async () => {
    sources.serve('/a', {
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"x"}',
    });
    const answer = await plain.fetch(at('/a'), { ...JSON_ONLY, readable: [404] });
    expect([answer.code, answer.text]).toEqual([404, '{"error":"x"}']);
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).fault).toBe('rejected');
  });
});

describe('validators', () => {
  test('turn an unchanged document into "not modified"', async () => {
    sources.serve('/a', { ...replies.json([1]), etag: '"v1"' });
    const first = await plain.fetch(at('/a'), { ...JSON_ONLY, conditional: true });
    kept.set(first.validator.url, first.validator);
    const second = await plain.fetch(at('/a'), { ...JSON_ONLY, conditional: true });
    expect([second.status, second.text, second.validator.etag]).toEqual(['not-modified', '', '"v1"']);
  });

  test('are not sent when the whole text is wanted', async () => {
    sources.serve('/a', { ...replies.json([1]), etag: '"v1"' });
    kept.set(at('/a'), { url: at('/a'), etag: '"v1"', lastModified: '' });
    expect((await plain.fetch(at('/a'), JSON_ONLY)).status).toBe('ok');
  });

  test('D1: a 304 that nobody asked for is a fault, one with a body is none', async () => {
    sources.serve('/a', { status: 304, headers: { 'content-length': '5' }, body: 'stale' });
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).fault).toBe('broken');
    kept.set(at('/a'), { url: at('/a'), etag: '"v1"', lastModified: '' });
    expect((await plain.fetch(at('/a'), { ...JSON_ONLY, conditional: true })).text).toBe('');
  });
});

describe('D1: the pause between requests', () => {
  test('is three seconds before arXiv, whatever is asked and however many ask', async () => {
    sources.serve('/api/query', replies.json([]));
    sources.serve('/feeds/rss/cs.CL', replies.json([]));
    const paths = ['/api/query', '/feeds/rss/cs.CL', '/api/query?start=1', '/feeds/rss/cs.CL'];
    await Promise.all(paths.map((path) => arxiv.fetch(at(path), JSON_ONLY)));
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(3_000);
    expect(sources.ledger).toHaveLength(4);
  });

  test('is three seconds before arXiv also between tries and redirects', async () => {
    sources.serve('/a', replies.refused(503), replies.redirect('/b'));
    sources.serve('/b', replies.refused(500), replies.json([]));
    await arxiv.fetch(at('/a'), JSON_ONLY);
    expect(sources.ledger.map((line) => line.path)).toEqual(['/a', '/a', '/b', '/a', '/b']);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(3_000);
  });

  test('is half a second elsewhere', async () => {
    sources.serve('/a', replies.json([]));
    await Promise.all([1, 2, 3].map(() => plain.fetch(at('/a'), JSON_ONLY)));
    expect(gaps()).toEqual([500, 500]);
  });
});

describe('D1: a refusal', () => {
  test.each([429, 500, 503])('%d is tried again with growing waits, three times in all', async (status) => {
    sources.serve('/a', replies.refused(status));
    const error = await fault(plain.fetch(at('/a'), JSON_ONLY));
    expect([error.fault, error.retryAfterMs]).toEqual(['refused', 0]);
    expect(gaps()).toEqual([1_500, 3_000]);
  });

  test('that names a short wait is obeyed', async () => {
    sources.serve('/a', replies.refused(503, '7'), replies.json(['ok']));
    expect((await plain.fetch(at('/a'), JSON_ONLY)).text).toBe('["ok"]');
    expect(gaps()).toEqual([7_000]);
  });

  test.each([
    ['65', 65_000],
    ['1337', 15 * 60_000],
    ['Tue, 24 Nov 2026 05:02:00 GMT', 120_000],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 15 * 60_000],
  ])('that wants us away for long (%s) ends the asking until then', async (header, wait) => {
    sources.serve('/a', replies.refused(429, header), replies.json([]));
    const start = clock.now();
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).retryAfterMs).toBe(wait);
    const early = await fault(plain.fetch(at('/b'), JSON_ONLY));
    expect([early.fault, early.retryAfterMs, sources.ledger.length]).toEqual(['refused', wait, 1]);
    clock.advance(start + wait - clock.now());
    expect((await plain.fetch(at('/a'), JSON_ONLY)).status).toBe('ok');
  });

  test.each(['0', '-5', 'soon', '', 'Mon, 23 Nov 2026 05:00:00 GMT'])(
    'with a useless wait (%s) backs off',
    async (header) => {
      sources.serve('/a', replies.refused(503, header), replies.json([]));
      await plain.fetch(at('/a'), JSON_ONLY);
      expect(gaps()).toEqual([1_500]);
    },
  );

  test('can name its wait in the header RateLimit', async () => {
    sources.serve('/a', { status: 429, headers: { ratelimit: '"api";r=0;t=180' }, body: '' });
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).retryAfterMs).toBe(180_000);
  });

  test('of arXiv (429) is followed by ten silent minutes before all of its hosts', async () => {
    sources.serve('/api/query', replies.rateExceeded);
    sources.serve('/feeds/rss/cs.CL', replies.json([]));
    const error = await fault(arxiv.fetch(at('/api/query'), JSON_ONLY));
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(10 * 60_000);
    clock.advance(10 * 60_000 - 1);
    expect((await fault(arxiv.fetch(at('/feeds/rss/cs.CL'), JSON_ONLY))).message).toMatch(
      /arXiv wants fewer requests/,
    );
    expect(sources.ledger).toHaveLength(1);
    clock.advance(error.retryAfterMs - 10 * 60_000 + 1);
    expect((await arxiv.fetch(at('/feeds/rss/cs.CL'), JSON_ONLY)).status).toBe('ok');
  });

  test('that will not change (404) is not repeated', async () => {
    expect((await fault(plain.fetch(at('/nowhere'), JSON_ONLY))).fault).toBe('rejected');
    expect(sources.ledger).toHaveLength(1);
  });

  test('of the connection is tried again, and told as unreachable', async () => {
    sources.serve('/a', replies.hangUp);
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).fault).toBe('unreachable');
    expect(sources.ledger).toHaveLength(3);
  });
});

describe('redirects', () => {
  test('D1: a circle ends after three', async () => {
    sources.serve('/a', replies.redirect('/b'));
    sources.serve('/b', replies.redirect('/a'));
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).fault).toBe('broken');
    expect(sources.ledger).toHaveLength(4);
  });

  test.each([
    'https://evil.example/x',
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    'http://[',
    '//evil.example/',
  ])('to another place (%s) are not followed', async (location) => {
    sources.serve('/a', replies.redirect(location));
    const error = await fault(plain.fetch(at('/a'), JSON_ONLY));
    expect([error.fault, sources.ledger.length]).toEqual(['broken', 1]);
    expect(error.message).not.toContain('evil');
  });
});

describe('an answer of the wrong kind is broken, never empty', () => {
  test.each([
    ['D2: an error page with 200', replies.html(200)],
    ['D2: an empty body', { headers: { 'content-type': 'application/json' }, body: '' }],
    ['D2: blanks', { headers: { 'content-type': 'application/json' }, body: ' \n' }],
    ['D2: a feed for JSON', replies.rss('<rss/>')],
    ['no content', { status: 204, headers: { 'content-type': 'application/json' } }],
  ])('%s', async (_name, reply) => {
    sources.serve('/a', reply);
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).fault).toBe('broken');
  });
});

describe('D3: half a body is nothing', () => {
  test.each(['declared', 'chunked'] as const)('length %s', async (length) => {
    sources.serve('/a', replies.half(replies.json(Array(5_000).fill('paper')), length));
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).fault).toBe('unreachable');
  });

  test('and a second try that brings all of it counts', async () => {
    const whole = replies.json(Array(5_000).fill('paper'));
    sources.serve('/a', replies.half(whole, 'declared'), whole);
    expect(JSON.parse((await plain.fetch(at('/a'), JSON_ONLY)).text)).toHaveLength(5_000);
  });
});

describe('D4: time', () => {
  test('one byte a second is cut after thirty', async () => {
    sources.serve('/a', replies.slowLoris(clock, 'application/json'));
    const start = clock.now();
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).fault).toBe('unreachable');
    expect(clock.now() - start).toBeGreaterThanOrEqual(30_000);
    expect(clock.now() - start).toBeLessThan(32_000);
  });

  test('silence is cut after ten seconds', async () => {
    sources.serve('/a', replies.silent(clock, 'application/json'));
    const error = await fault(plain.fetch(at('/a'), JSON_ONLY));
    expect(error.message).toMatch(/silent for 10 s|longer than 30 s/);
  });

  test('a caller who stops is let go at once, and the line moves on', async () => {
    const stop = new AbortController();
    sources.serve('/slow', () => new Promise(() => undefined));
    sources.serve('/a', replies.json([]));
    const first = plain.fetch(at('/slow'), { ...JSON_ONLY, signal: stop.signal });
    const second = plain.fetch(at('/a'), JSON_ONLY);
    stop.abort(new Error('stopping'));
    await expect(first).rejects.toThrow('stopping');
    expect((await second).status).toBe('ok');
  });
});

describe('size', () => {
  const memory = () => process.memoryUsage().rss / 1024 ** 2;
  const cases: [string, () => replies.Any][] = [
    ['D5: a stream without end', () => replies.endless('application/json')],
    ['D6: a gzip bomb', () => replies.bomb('gzip', 200 * 1024 ** 2)],
    ['D6: a brotli bomb', () => replies.bomb('br', 64 * 1024 ** 2)],
    ['D6: a deflate bomb', () => replies.bomb('deflate', 64 * 1024 ** 2)],
    ['D6: a bomb in a bomb', () => replies.nestedBomb(64 * 1024 ** 2)],
  ];
  test.each(cases)('%s is cut at 15 MB', async (_name, make) => {
    sources.serve('/a', make());
    globalThis.gc?.();
    const before = memory();
    expect((await fault(plain.fetch(at('/a'), JSON_ONLY))).message).toMatch(/more than 15 MB/);
    expect(memory() - before).toBeLessThan(128);
  });
});

describe('D8: characters', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const send = (body: string | Uint8Array, type: string) =>
    sources.serve('/a', { headers: { 'content-type': type }, body });
  const read = async () => (await plain.fetch(at('/a'), { kinds: ['application/json', 'text/xml'] })).text;

  test('a byte order mark is no part of the text', async () => {
    send(Buffer.from('\uFEFF["é"]'), 'application/json');
    expect(await read()).toBe('["é"]');
  });
  test('UTF-8 that claims to be Latin-1 is UTF-8', async () => {
    send('["é"]', 'application/json; charset=iso-8859-1');
    expect(await read()).toBe('["é"]');
  });
  test('declared encodings are read, by header or by XML declaration', async () => {
    send(latin('["é"]'), 'application/json; charset=ISO-8859-1');
    expect(await read()).toBe('["é"]');
    send(latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'), 'text/xml');
    expect(await read()).toContain('<a>é</a>');
  });
  test('UTF-16 is read by its mark or its declaration', async () => {
    send(Buffer.from('\uFEFF["é"]', 'utf16le'), 'application/json');
    expect(await read()).toBe('["é"]');
    send(Buffer.from('["é"]', 'utf16le'), 'application/json; charset=utf-16le');
    expect(await read()).toBe('["é"]');
  });
  test.each([
    ['invalid UTF-8', latin('["é"]'), 'application/json'],
    ['an encoding that does not exist', latin('["é"]'), 'application/json; charset=utf-9'],
    [
      'broken UTF-8 dressed as Latin-1',
      Buffer.concat([Buffer.from('["café"]'), latin('é')]),
      'application/json; charset=latin1',
    ],
    ['zero bytes', Buffer.from('["\0"]'), 'application/json'],
  ])('%s is refused whole', async (_name, body, type) => {
    send(body, type);
    expect((await fault(read())).fault).toBe('broken');
  });
});

test('no fault repeats what stood in the address', async () => {
  const secret = 'token=very-secret';
  sources.serve('/a', replies.refused(500));
  const error = await fault(plain.fetch(at(`/a?${secret}`), JSON_ONLY));
  expect(`${error.message} ${String(error.cause)}`).not.toContain('very-secret');
});
