import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { createEmbedder } from '../../../src/search/embed/embedder.ts';
import { type Behaviour, embeddingServer, json } from './embedding-server.ts';

/** Waits between tries take no time and are noted; deadlines are the machine's. */
function hurriedClock(waits: number[]): Clock {
  return {
    ...systemClock,
    random: () => 0,
    sleep: (ms, signal) => {
      if (ms >= 1_000 && ms !== 5_000) waits.push(ms);
      return systemClock.sleep(ms === 5_000 ? 5_000 : Math.min(ms, 60), signal);
    },
  };
}

describe('an embedding service', () => {
  let server: Awaited<ReturnType<typeof embeddingServer>>;
  let waits: number[];
  beforeEach(async () => {
    waits = [];
    server = await embeddingServer();
  });
  afterEach(() => server.close());

  function ask(texts: readonly string[], options: { withinMs?: number; tries?: number; key?: string } = {}) {
    const { withinMs = 5_000, tries = 1, key: apiKey } = options;
    const clock = hurriedClock(waits);
    const embedder = createEmbedder({ baseUrl: server.baseUrl, model: 'tiny', apiKey, clock });
    return embedder.embed(texts, { signal: new AbortController().signal, withinMs, tries });
  }

  test('is asked for floats of its model, with the key', async () => {
    await ask(['a'], { key: 'k-123' });
    expect(server.asked).toEqual([{ model: 'tiny', input: ['a'], encoding_format: 'float' }]);
    expect(server.headers[0]?.authorization).toBe('Bearer k-123');
  });

  test('is asked without a key when there is none', async () => {
    await ask(['a']);
    expect(server.headers[0]?.authorization).toBeUndefined();
  });

  test('gives vectors of length one in the order of the texts, whatever the order of its answer', async () => {
    server.behave((response) =>
      json(response, {
        data: [
          { index: 1, embedding: [0, 2] },
          { index: 0, embedding: [3, 4] },
        ],
      }),
    );
    const [first, second] = await ask(['a', 'b']);
    expect([...(first ?? [])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
    expect([...(second ?? [])]).toEqual([0, 1]);
  });

  const bad: readonly (readonly [string, unknown, RegExp])[] = [
    ['fewer than asked', { data: [{ index: 0, embedding: [1] }] }, /1 embeddings for 2 texts/],
    ['one twice', data([0, [1]], [0, [1]]), /one index twice/],
    ['an index beyond', data([0, [1]], [2, [1]]), /odd index/],
    ['several lengths', data([0, [1]], [1, [1, 2]]), /several lengths/],
    ['what is no number', data([0, [1, 'x']], [1, [1, 2]]), /no number/],
    ['a null among numbers', data([0, [1, null]], [1, [1, 2]]), /no number/],
    ['only zeros', data([0, [0, 0]], [1, [1, 2]]), /no length/],
    ['base64', data([0, 'AACAPw=='], [1, 'AACAPw==']), /no vector/],
    ['empty vectors', data([0, []], [1, []]), /no vector/],
    ['no data', { error: 'sorry' }, /no list/],
    ['a list', [], /no list/],
  ];
  test.each(bad)('that answers %s is not believed', async (_what, answer, told) => {
    server.behave((response) => json(response, answer));
    await expect(ask(['a', 'b'])).rejects.toThrow(told);
  });

  test('that answers another length than before is not believed', async () => {
    const clock = hurriedClock(waits);
    const { baseUrl } = server;
    const embedder = createEmbedder({ baseUrl, model: 'tiny', apiKey: undefined, clock });
    const options = { signal: new AbortController().signal, withinMs: 5_000, tries: 1 };
    await embedder.embed(['a'], options);
    server.behave((response) => json(response, { data: [{ index: 0, embedding: [1, 2] }] }));
    await expect(embedder.embed(['a'], options)).rejects.toThrow(/another length/);
  });

  const broken: readonly (readonly [string, Behaviour, RegExp])[] = [
    ['answers HTML', (response) => response.end('<h1>Hello</h1>'), /no JSON/],
    ['breaks off', (response) => response.destroy(), /cannot be reached/],
    [
      'breaks off in the middle',
      (response) => {
        response.writeHead(200, { 'content-length': 100 }).write('{"data":');
        setImmediate(() => response.destroy());
      },
      /broke off/,
    ],
    [
      'leads elsewhere',
      (response) => response.writeHead(307, { location: '/v2' }).end(),
      /cannot be reached/,
    ],
    ['refuses', (response) => response.writeHead(401).end('the key k-123 is wrong'), /answered 401$/],
  ];
  test.each(broken)('that %s is told apart', async (_what, behaviour, told) => {
    server.behave(behaviour);
    await expect(ask(['a'])).rejects.toThrow(told);
  });

  test.each([429, 500, 503])('that answers %i is asked again, and waited for as it says', async (status) => {
    let times = 0;
    server.behave((response, _asked, embed) => {
      if (++times === 3) return json(response, embed());
      response.writeHead(status, times === 1 ? { 'retry-after': '7' } : {}).end();
    });
    expect(await ask(['a'], { tries: 3 })).toHaveLength(1);
    expect(waits).toEqual([7_000, 2_000]);
  });

  test('that refuses for good is not asked again', async () => {
    server.behave((response) => response.writeHead(400).end());
    await expect(ask(['a'], { tries: 3 })).rejects.toThrow(/answered 400/);
    expect(server.asked).toHaveLength(1);
  });

  test('that hangs is left at the deadline', async () => {
    server.behave(() => undefined);
    await expect(ask(['a'], { withinMs: 50, tries: 3 })).rejects.toThrow(/longer than 50 ms/);
  });

  test('that is not there is said so', async () => {
    await server.close();
    await expect(ask(['a'])).rejects.toThrow(/cannot be reached/);
  });
});

function data(...entries: readonly (readonly [index: number, embedding: unknown])[]) {
  return { data: entries.map(([index, embedding]) => ({ index, embedding })) };
}
