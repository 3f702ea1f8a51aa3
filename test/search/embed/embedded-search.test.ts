import { readdirSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { Paper } from '../../../src/papers/api.ts';
import { embedQueries } from '../../../src/search/embed/embed-queries.ts';
import { createEmbedder } from '../../../src/search/embed/embedder.ts';
import { keepEmbedded } from '../../../src/search/embed/keep-embedded.ts';
import { createIndex, type WorkerIndex } from '../../../src/search/worker-index.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { temporaryFolders } from '../../support/store.ts';
import { twoFields } from '../concept/two-fields.ts';
import { embeddingServer, json } from './embedding-server.ts';

const PAPERS = twoFields(90);

describe('search with an embedding service', () => {
  const newFolder = temporaryFolders();
  let server: Awaited<ReturnType<typeof embeddingServer>>;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    server = await embeddingServer();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await server.close();
  });

  function open(folder = newFolder(), model = 'tiny', all: readonly Paper[] = PAPERS) {
    const clock = systemClock;
    const embedder = createEmbedder({ baseUrl: server.baseUrl, model, apiKey: undefined, clock });
    const troubles: string[] = [];
    const index = createIndex({
      folder,
      limits: { living: 60, bulk: 20 },
      embedding: embedder.name,
      embedQuery: embedQueries(embedder, clock),
      onTrouble: (what) => troubles.push(what),
    });
    closing.push(index.close);
    const held = new Map(all.map((paper) => [paper.id, paper]));
    const keep = () => {
      const papers = async (ids: readonly string[]): Promise<readonly Paper[]> =>
        ids.flatMap((id) => held.get(id) ?? []);
      const brisk = {
        ...clock,
        sleep: (ms: number, signal?: AbortSignal) => clock.sleep(Math.min(ms, 50), signal),
      };
      const keeper = keepEmbedded({ index, embedder, papers, clock: brisk, log: quietLog() });
      closing.push(keeper.stop);
      return keeper;
    };
    return { index, keep, troubles };
  }

  const noneLacking = (index: WorkerIndex) => until(async () => (await index.lacking(1)).length === 0);

  test('finds papers in the direction of the query that hold none of its words, after those that do', async () => {
    const { index, keep } = open();
    await index.add(PAPERS);
    keep();
    await noneLacking(index);
    const { hits, total } = await index.search({ query: 'vehicle engine', limit: 50 });
    expect(total).toBeLessThan(hits.length);
    expect(hits.every(({ paperId }) => paperId.startsWith('cars'))).toBe(true);
    expect(hits.some(({ terms }) => terms.length === 0)).toBe(true);
  });

  test('finds similar papers by their vectors, and none of those left out', async () => {
    const { index, keep } = open();
    await index.add(PAPERS);
    keep();
    await noneLacking(index);
    const hits = await index.similar({ paperIds: ['cells-0001'], not: ['cars-0000'], limit: 30 });
    expect(hits).toHaveLength(30);
    expect(hits.every(({ paperId }) => /^cells-(?!0001)/.test(paperId))).toBe(true);
  });

  test('keeps vectors over merges and restarts, and asks again for none that is sealed', async () => {
    const folder = newFolder();
    const first = open(folder);
    for (let at = 0; at < PAPERS.length; at += 30) await first.index.add(PAPERS.slice(at, at + 30));
    first.keep();
    await noneLacking(first.index);
    await first.index.settle();
    const answer = await first.index.search({ query: 'vehicle engine', limit: 50 });
    for (const close of closing.splice(0).reverse()) await close();
    const before = server.asked.length;
    const again = open(folder);
    expect(await again.index.lacking(100)).toEqual([]);
    expect(await again.index.search({ query: 'vehicle engine', limit: 50 })).toEqual(answer);
    expect(server.asked).toHaveLength(before + 1);
  });

  test('makes vectors again when their file is torn, and for another model', async () => {
    const folder = newFolder();
    const first = open(folder);
    await first.index.add(PAPERS);
    first.keep();
    await noneLacking(first.index);
    await first.index.settle();
    for (const close of closing.splice(0).reverse()) await close();
    const files = path.join(folder, 'embedded');
    for (const file of readdirSync(files)) truncateSync(path.join(files, file), 300);
    const again = open(folder);
    expect(await again.index.lacking(100)).toHaveLength(90);
    expect(again.troubles.join()).toMatch(/is set aside and made again: it ends too early/);
    again.keep();
    await noneLacking(again.index);
    for (const close of closing.splice(0).reverse()) await close();
    const other = open(folder, 'large');
    expect(await other.index.lacking(100)).toHaveLength(90);
    await other.index.close();
    expect(readdirSync(files)).toEqual([]);
  });

  test('goes on without while the service is dead, and says so', async () => {
    server.behave((response) => response.writeHead(400).end());
    const { index, keep } = open();
    await index.add(PAPERS);
    const keeper = keep();
    await until(async () => keeper.state().state === 'failed');
    expect(keeper.state().detail).toMatch(/answered 400; search goes on/);
    const { hits, total } = await index.search({ query: 'engine', limit: 50 });
    expect(hits).toHaveLength(total);
  });

  test('goes on with the rest when the service refuses some papers and whole batches', async () => {
    const all = PAPERS.map((paper, i) => ({ ...paper, title: `${paper.title} ${i}` }));
    const bad = new Set(all.slice(3, 6).map(({ title }) => title));
    server.behave((response, { input }, embed) => {
      const refuses = input.length > 1 || input.some((text) => bad.has(text.split('\n')[0] ?? ''));
      if (refuses) response.writeHead(400).end();
      else json(response, embed());
    });
    const { index, keep } = open(undefined, 'tiny', all);
    await index.add(all);
    const keeper = keep();
    await until(async () => (await index.lacking(9)).length === 3);
    await until(async () => keeper.state().detail === '');
    expect(keeper.state().state).toBe('connected');
    const { hits, total } = await index.search({ query: 'engine', limit: 100 });
    expect(hits.length).toBeGreaterThan(total);
  });

  test('asks again for what was left when the service went down in between', async () => {
    let asked = 0;
    let isDown = true;
    server.behave((response, { input }, embed) => {
      asked += 1;
      // A batch is refused, a text is not; the fifth question meets a service that is gone.
      if (input.length > 1 || (isDown && asked > 5)) response.writeHead(400).end();
      else json(response, embed());
    });
    const { index, keep } = open();
    await index.add(PAPERS);
    const keeper = keep();
    await until(async () => keeper.state().state === 'failed');
    isDown = false;
    await noneLacking(index);
    expect(keeper.state().state).toBe('connected');
  });

  test('shortens a text that the service finds too long', async () => {
    const long = PAPERS.map((paper) => ({ ...paper, abstract: paper.abstract.padEnd(900, ' more of it') }));
    server.behave((response, { input }, embed) => {
      if (input.join('').length > 500) response.writeHead(413).end();
      else json(response, embed());
    });
    const { index, keep } = open(undefined, 'tiny', long);
    await index.add(long);
    keep();
    await noneLacking(index);
    expect(server.asked.at(-1)?.input).toHaveLength(1);
  });

  test('asks for all vectors again when the service answers another length after a restart', async () => {
    const folder = newFolder();
    const first = open(folder);
    await first.index.add(PAPERS);
    const keeper = first.keep();
    await noneLacking(first.index);
    await first.index.reached(90, true);
    await first.index.settle();
    await keeper.stop();
    await first.index.close();
    server.behave((response, { input }) => {
      json(response, { data: input.map(() => ({ embedding: [1, 2, 3] })) });
    });
    const { index, keep } = open(folder);
    const again = keep();
    await until(async () => again.state().state === 'connected');
    await index.search({ query: 'engine', limit: 5 });
    await until(async () => (await index.lacking(90)).length > 0);
    await noneLacking(index);
    expect((await index.search({ query: 'engine', limit: 100 })).hits.length).toBeGreaterThan(0);
  });

  test('does not wait for a service that hangs at a query', async () => {
    const { index, keep } = open();
    await index.add(PAPERS);
    keep();
    await noneLacking(index);
    server.behave(() => undefined);
    const { hits, total } = await index.search({ query: 'engine', limit: 50 });
    expect(hits).toHaveLength(total);
    const asked = server.asked.length;
    await index.search({ query: 'gear', limit: 50 });
    expect(server.asked).toHaveLength(asked);
  });

  test('asks once for a query that is asked again', async () => {
    const { index, keep } = open();
    await index.add(PAPERS);
    keep();
    await noneLacking(index);
    server.behave((response, _asked, embed) => json(response, embed()));
    const asked = server.asked.length;
    await index.search({ query: 'brake', limit: 5 });
    await index.search({ query: 'brake', limit: 5, offset: 5 });
    expect(server.asked).toHaveLength(asked + 1);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
