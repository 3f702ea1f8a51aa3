import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportRun } from '../../src/ingest/import.ts';
import { importFile } from '../../src/ingest/import-file.ts';
import { importVerb } from '../../src/ingest/import-verb.ts';
import { importParts } from '../../src/ingest/open-import.ts';
import { loadStarterPapers } from '../../src/ingest/starter.ts';
import type { Store } from '../../src/store/open.ts';
import { sqliteStores, temporaryFolders } from '../support/store.ts';

const quiet: Omit<ImportRun, 'dryRun'> = {
  onProgress: () => undefined,
  signal: new AbortController().signal,
};

const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      id: `set:${from + i}`,
      title: `An example of kind ${from + i} and its uses`,
      abstract: 'Text.',
    }),
  ).join('\n');

describe('importing a file', () => {
  const open = sqliteStores();
  const folder = temporaryFolders();
  const fileOf = (text: string, name = 'papers.jsonl') => {
    const file = path.join(folder(), name);
    writeFileSync(file, text);
    return file;
  };
  const take = (store: Store, file: string, more = {}, run = quiet) =>
    importFile(importParts(store), { path: file, dryRun: false, ...more }, run);
  const held = async ({ db }: Store) =>
    Number(
      (
        await db
          .selectFrom('papers')
          .select((e) => e.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );

  test('counts what is new, what is known, and what is broken, with lines', async () => {
    const store = await open();
    const file = fileOf(`${lines(3)}\nnot json\n{"title":""}\n${lines(2)}\n`);
    const report = await take(store, file);
    expect(report).toMatchObject({ added: 3, known: 2, skipped: 2 });
    expect(report.reasons.flatMap((reason) => reason.lines).sort()).toEqual([4, 5]);
    expect(await held(store)).toBe(3);
  });

  test('finds everything known the second time', async () => {
    const store = await open();
    const file = fileOf(lines(250));
    expect(await take(store, file)).toMatchObject({ added: 250, known: 0, skipped: 0, reasons: [] });
    expect(await take(store, file)).toMatchObject({ added: 0, known: 250, updated: 0 });
  });

  test('changes nothing in a dry run', async () => {
    const store = await open();
    expect(await take(store, fileOf(lines(120)), { dryRun: true })).toMatchObject({ added: 120 });
    expect(await held(store)).toBe(0);
  });

  test('keeps whole batches when stopped, and goes on when repeated', async () => {
    const store = await open();
    const file = fileOf(lines(500));
    const stop = new AbortController();
    const onProgress = (read: number) => {
      if (read >= 200) stop.abort(new Error('stopped'));
    };
    await expect(take(store, file, {}, { onProgress, signal: stop.signal })).rejects.toThrow('stopped');
    expect(await held(store)).toBe(200);
    expect(await take(store, file)).toMatchObject({ added: 300, known: 200 });
  });

  test('groups the reasons of a wholly broken file', async () => {
    const report = await take(await open(), fileOf('broken\n'.repeat(10_000)), { format: 'jsonl' });
    expect(report).toMatchObject({ added: 0, skipped: 10_000 });
    expect(report.reasons.length).toBeLessThanOrEqual(51);
    expect(report.reasons[0]?.lines).toHaveLength(3);
  });

  test('takes the year of a saved page from its newest known paper', async () => {
    const store = await open();
    const page =
      'new\n\nMar 11\n\nA study of saved pages with titles\n\nIts abstract.\n\nAnother study of pages and years\n\nMore.\n';
    const known = {
      id: 'set:1',
      title: 'Another study of pages and years',
      abstract: '',
      date: '2024-06-01',
    };
    await take(store, fileOf(JSON.stringify(known)));
    await expect(
      take(store, fileOf(page.replace('Another study of pages', 'Unknown'), 'page.txt')),
    ).rejects.toThrow(/--date/);
    expect(await take(store, fileOf(page, 'page.txt'))).toMatchObject({ added: 1, known: 1 });
    const days = await store.db.selectFrom('announcements').select('day').distinct().execute();
    expect(days).toEqual([{ day: '2025-03-11' }]);
  });

  test('names the file that is not there', async () => {
    await expect(take(await open(), '/nowhere/papers.jsonl')).rejects.toThrow(
      '/nowhere/papers.jsonl cannot be read',
    );
  });

  test('is refused to the running bot without a whole path', async () => {
    const verb = importVerb({ ...importParts(await open()), searchable: async () => undefined });
    const run = { progress: () => undefined, signal: quiet.signal };
    for (const args of [{}, { path: 7 }, { path: 'papers.jsonl' }])
      await expect(verb(args, run)).rejects.toThrow(/missing/);
  });
});

describe('the starter collection', () => {
  const open = sqliteStores();

  test('comes in once, announced on its day', async () => {
    const store = await open();
    const { writer } = importParts(store);
    expect(await loadStarterPapers(writer)).toBe(82);
    expect(await loadStarterPapers(writer)).toBe(0);
    const announced = await store.db
      .selectFrom('announcements')
      .select(['day', 'kind', 'source'])
      .distinct()
      .execute();
    expect(announced).toEqual([{ day: '2025-03-11', kind: 'new', source: 'starter' }]);
  });

  test('marks its summaries as our words, and holds no abstracts', async () => {
    const store = await open();
    await loadStarterPapers(importParts(store).writer);
    const papers = await store.db
      .selectFrom('papers')
      .select(['abstract', 'summary', 'summary_by'])
      .execute();
    expect(
      papers.every(
        (paper) => paper.abstract === '' && paper.summary !== '' && paper.summary_by === 'paperboy',
      ),
    ).toBe(true);
  });
});
