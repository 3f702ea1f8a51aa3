import type { Line } from './lines.ts';
import type { FileInput } from './open.ts';

/** `page`: a saved papers page; `jsonl`: one JSON object a line; `bibtex`. */
export type FileFormat = 'page' | 'jsonl' | 'bibtex';

const BY_NAME: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.(?:jsonl|ndjson|json)(?:\.gz)?$/i, 'jsonl'],
  [/\.bib(?:tex)?(?:\.gz)?$/i, 'bibtex'],
  [/\.txt(?:\.gz)?$/i, 'page'],
];

/** What a file is, by its name, else by the first line that holds something. */
export function guessFormat(input: FileInput, firstLine: string): FileFormat {
  const named = typeof input === 'string' ? BY_NAME.find(([ending]) => ending.test(input)) : undefined;
  // A text file may hold anything.
  if (named && named[1] !== 'page') return named[1];
  if (/^\s*[{[]/.test(firstLine)) return 'jsonl';
  return /^\s*(?:%|@\s*\w+\s*[{(])/.test(firstLine) ? 'bibtex' : 'page';
}

/** Reads up to the first line that holds something, and gives all lines back as if none had been read. */
export async function peek(lines: AsyncIterable<Line>): Promise<{ first: string; all: AsyncIterable<Line> }> {
  const iterator = lines[Symbol.asyncIterator]();
  const read: Line[] = [];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    read.push(next.value);
    const text = 'text' in next.value ? next.value.text.trim() : '';
    if (text !== '') return { first: text, all: continued(read, iterator) };
    if (read.length >= 1_000) break;
  }
  return { first: '', all: continued(read, iterator) };
}

async function* continued(read: readonly Line[], rest: AsyncIterator<Line>): AsyncIterable<Line> {
  try {
    yield* read;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
