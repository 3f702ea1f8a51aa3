import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PaperRecord } from '../../src/papers/api.ts';
import { convertRows } from '../../src/sources/arxiv/feed-convert.ts';
import { parseArxivFeed } from '../../src/sources/arxiv/feed-parse.ts';
import { convertEntry } from '../../src/sources/arxiv/query-convert.ts';
import { parseQueryAnswer } from '../../src/sources/arxiv/query-parse.ts';
import { readRecords } from '../../src/sources/files/read-records.ts';
import { convertItem, convertVoted } from '../../src/sources/hf/convert.ts';
import { parseHfList, parseHfPaper } from '../../src/sources/hf/parse.ts';
import { SourceError } from '../../src/sources/source.ts';

/** A recorded file, as its index tells it. */
export interface Sample {
  readonly file: string;
  readonly records: number;
}

export interface Report {
  readonly file: string;
  readonly parsed: number;
  readonly present: number;
  /** What the parser said of an odd file, or what is amiss. */
  readonly said: string;
  readonly good: boolean;
}

type Read = (text: string) => Promise<readonly PaperRecord[]>;

/** How the files of a folder are read, and which of them are no answers and must be refused. */
const READERS: readonly { readonly match: RegExp; readonly read: Read; readonly odd?: true }[] = [
  { match: /^hf\/odd\/papers-/, read: readHfPaper, odd: true },
  { match: /^hf\/odd\//, read: readHfList, odd: true },
  { match: /^hf\//, read: readHfList },
  { match: /^arxiv-atom\/.*id_abc/, read: readQuery, odd: true },
  { match: /^arxiv-atom\//, read: readQuery },
  { match: /^arxiv-rss\/.*\.xml$/, read: readFeed },
  { match: /^arxiv-rss\/.*\.json$/, read: (text) => readObjects(text, 'papers') },
  { match: /^s2\/(?:not-found|bad-query)/, read: readHfList, odd: true },
  { match: /^s2\//, read: (text) => readObjects(text, 'recommendedPapers') },
];

export async function fileReport(folder: string, { file, records: present }: Sample): Promise<Report> {
  const reader = READERS.find(({ match }) => match.test(file));
  if (!reader) return { file, parsed: 0, present, said: 'no parser for it', good: false };
  const text = readFileSync(path.join(folder, file), 'utf8');
  try {
    const records = await reader.read(text);
    const faults = records.flatMap(faultsOf);
    if (reader.odd)
      return { file, parsed: records.length, present, said: 'taken for an answer', good: false };
    const good = records.length === present && faults.length === 0;
    return { file, parsed: records.length, present, said: faults[0] ?? '', good };
  } catch (fault) {
    if (!(fault instanceof SourceError)) throw fault;
    return { file, parsed: 0, present, said: `refused: ${fault.message}`, good: reader.odd === true };
  }
}

/** What no record of these files may lack. */
function faultsOf(record: PaperRecord): string[] {
  const name = record.identifiers[0]?.value ?? 'a paper';
  const faults: string[] = [];
  if (record.identifiers.length === 0) faults.push('a paper without a name');
  if (record.title.trim() === '') faults.push(`${name} has no title`);
  if (record.source !== 'file' && record.abstract.trim() === '') faults.push(`${name} has no abstract`);
  if (record.source !== 'file' && record.authors.length === 0) faults.push(`${name} has no authors`);
  return faults;
}

async function readHfList(text: string): Promise<PaperRecord[]> {
  const { items } = parseHfList(text);
  return items
    .map((item, i) => convertItem(item, '2026-01-01', i + 1))
    .filter((record) => record !== undefined);
}

async function readHfPaper(text: string): Promise<PaperRecord[]> {
  const record = convertVoted(parseHfPaper(text));
  return record ? [record] : [];
}

async function readQuery(text: string): Promise<PaperRecord[]> {
  const { entries } = await parseQueryAnswer(text);
  return entries.map(convertEntry).filter((record) => record !== undefined);
}

async function readFeed(text: string): Promise<PaperRecord[]> {
  const { rows, day } = await parseArxivFeed(text);
  return convertRows(rows, day).records;
}

/** Lists of objects kept by others, read line by line as an import would. */
async function readObjects(text: string, key: string): Promise<PaperRecord[]> {
  const value = JSON.parse(text) as Record<string, unknown>;
  const list = (Array.isArray(value) ? value : value[key]) as (object | null)[];
  async function* lines() {
    for (const item of list) if (item !== null) yield Buffer.from(`${JSON.stringify(item)}\n`);
  }
  const records: PaperRecord[] = [];
  for await (const item of readRecords(lines(), { format: 'jsonl' }))
    if ('record' in item) records.push(item.record);
  return records;
}
