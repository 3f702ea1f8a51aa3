import { describeError } from '../../errors.ts';
import type { FileItem } from '../source.ts';
import { convertEntry } from './bibtex-convert.ts';
import { type RawEntry, splitEntries } from './bibtex-entries.ts';
import { type BibStrings, noStrings, parseEntry } from './bibtex-parse.ts';
import type { Line } from './lines.ts';

/** BibTeX, entry by entry. Comments and abbreviations are no papers and no problems. */
export async function* readBibtex(lines: AsyncIterable<Line>): AsyncIterable<FileItem> {
  const strings = noStrings();
  for await (const part of splitEntries(lines)) {
    const item = 'problem' in part ? part : readEntry(part, strings);
    if (item) yield item;
  }
}

function readEntry({ line, text }: RawEntry, strings: BibStrings): FileItem | undefined {
  if (/^@\s*(?:comment|preamble)\b/i.test(text)) return undefined;
  try {
    const entry = parseEntry(text, strings);
    if (!entry) return undefined;
    const record = convertEntry(entry);
    return record ? { line, record } : { line, problem: `entry ${entry.key} has no title` };
  } catch (fault) {
    return { line, problem: `not BibTeX: ${describeError(fault).slice(0, 120)}` };
  }
}
