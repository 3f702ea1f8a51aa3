import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../src/clock.ts';
import type { PaperRecord } from '../src/papers/api.ts';
import { heldLibrary } from '../src/store/library.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { createPaperWriter } from '../src/store/paper-writer.ts';
import type { TopicBook } from '../src/topics/api.ts';
import { createTopics } from '../src/topics/create-topics.ts';
import { madeUpText, madeUpWord } from './support/made-up-text.ts';
import { watched } from './support/watched.ts';
import { type Measurement, printTable } from './table.ts';

const DAYS = 14;
const TAKEN_AT_ONCE = 100;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2026-11-05');

/** What topics would have brought over 14 announcement days of `--papers N` (1,000) each: asked for the first time, then again. */
export async function bench(options: readonly string[]): Promise<void> {
  const given = options.indexOf('--papers') + 1;
  const papers = given > 0 ? Number(options[given]) : 1_000;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  const store = await openStore({ dataDir });
  try {
    await announceDays(store, papers);
    const { topics } = createTopics({ store, clock: systemClock, library: heldLibrary(store) });
    printTable(
      `Backtest over ${DAYS} days of ${papers} papers`,
      await measure(topics),
      options.includes('--json'),
    );
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(topics: TopicBook): Promise<Measurement[]> {
  const [common, rare] = [madeUpWord(1), madeUpWord(900)];
  const asked: [what: string, rules: readonly string[]][] = [
    ['first, a rare phrase', [`"${rare} ${common}"`]],
    ['again, a rare word', [rare]],
    [
      'again, several terms',
      [`"${rare} ${common}", ${madeUpWord(70)} ${common}, ${rare.slice(0, 4)}* -survey cat:cs`],
    ],
    ['again, nearly all papers', [common]],
    ['again, the whole feed', []],
  ];
  const rows: Measurement[] = [];
  for (const [what, rules] of asked) {
    rows.push(...(await watched(what, async () => void (await topics.backtest(rules)))));
  }
  return rows;
}

async function announceDays(store: Store, papers: number): Promise<void> {
  const writer = createPaperWriter(store, systemClock);
  for (let from = 0; from < DAYS * papers; from += TAKEN_AT_ONCE) {
    const count = Math.min(TAKEN_AT_ONCE, DAYS * papers - from);
    await writer.put(Array.from({ length: count }, (_, i) => madeUpPaper(from + i, papers)));
  }
}

function madeUpPaper(i: number, papers: number): PaperRecord {
  const day = new Date(FIRST_DAY + Math.floor(i / papers) * DAY_MS).toISOString().slice(0, 10);
  return {
    source: 'arxiv',
    identifiers: [{ kind: 'arxiv', value: `2611.${String(i).padStart(5, '0')}` }],
    title: madeUpText(i, 10),
    abstract: madeUpText(i + 1_000_000, 180),
    authors: ['Ann Bee', 'Cee Dee'],
    published: day,
    version: 1,
    categories: ['cs.CL'],
    listing: { source: 'arxiv', day, kind: 'new' },
  };
}
