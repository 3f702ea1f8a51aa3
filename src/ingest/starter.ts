import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Person, Space } from '../chat/api.ts';
import { readRecords } from '../sources/files/read-records.ts';
import type { TopicBook } from '../topics/api.ts';
import { importRecords } from './import.ts';
import type { PaperWriter } from './writer.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../data');

/** Puts the starter papers into a store that holds none. */
export async function loadStarterPapers(writer: PaperWriter): Promise<number> {
  const never = new AbortController().signal;
  const items = readRecords(path.join(FOLDER, 'starter.jsonl'));
  const report = await importRecords(items, writer, {
    dryRun: false,
    onProgress: () => undefined,
    signal: never,
  });
  return report.added;
}

/** Gives a space that never had a topic the ones that fit the starter papers. */
export async function loadStarterTopics(topics: TopicBook, space: Space, by: Person): Promise<void> {
  const starters: unknown = JSON.parse(await readFile(path.join(FOLDER, 'starter-topics.json'), 'utf8'));
  for (const { name, emoji, rule } of starters as { name: string; emoji: string; rule: string }[]) {
    await topics.add(space, { name, emoji, rule }, by);
  }
}
