import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PaperRecord } from '../../../src/papers/api.ts';
import { type ReadOptions, readRecords } from '../../../src/sources/files/read-records.ts';

/** A folder for one test file's files. */
export function fileFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'paperboy-files-'));
  return {
    write(name: string, content: string | Uint8Array): string {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface ReadAll {
  readonly records: readonly PaperRecord[];
  /** `line: reason`. */
  readonly problems: readonly string[];
  /** The lines of the records. */
  readonly lines: readonly number[];
}

/** A whole file, or a text in pieces of a few bytes, which no reader may mind. */
export async function readAll(
  input: { file: string } | { text: string | Uint8Array },
  options: ReadOptions = {},
): Promise<ReadAll> {
  const records: PaperRecord[] = [];
  const problems: string[] = [];
  const lines: number[] = [];
  for await (const item of readRecords('file' in input ? input.file : pieces(input.text), options)) {
    if ('record' in item) {
      records.push(item.record);
      lines.push(item.line);
    } else problems.push(`${item.line}: ${item.problem}`);
  }
  return { records, problems, lines };
}

async function* pieces(text: string | Uint8Array): AsyncIterable<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7);
}
