import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Paper } from '../../src/papers/api.ts';
import { paper } from '../../test/support/papers.ts';

/** Papers by number; beyond those of the file, real ones recombined: halves of titles, thirds of abstracts. */
export interface Papers {
  readonly count: number;
  at(number: number): Paper;
}

interface Line {
  readonly title?: string;
  readonly abstract?: string;
  readonly authors?: readonly string[];
  readonly categories?: readonly string[];
  readonly date?: string;
  readonly year?: number;
}

/** Reads a file of papers, one JSON a line ({title, abstract, authors, categories, date or year}), perhaps gzipped. */
export async function readPapers(file: string, count: number): Promise<Papers> {
  const raw = createReadStream(file);
  const lines = createInterface({ input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw });
  const real: Line[] = [];
  for await (const line of lines) {
    if (real.length >= count) break;
    real.push(JSON.parse(line));
  }
  const other = (number: number, step: number) =>
    real[(number * step + Math.floor(number / real.length)) % real.length] ?? {};
  return {
    count,
    at: (number) => toPaper(number, number < real.length ? (real[number] ?? {}) : recombined(number, other)),
  };
}

function recombined(number: number, other: (number: number, step: number) => Line): Line {
  const [a, b, c] = [other(number, 1), other(number, 7_919), other(number, 104_729)];
  const part = (text: string | undefined, apart: string, from: number, to: number) => {
    const pieces = (text ?? '').split(apart);
    return pieces.slice(Math.floor(pieces.length * from), Math.ceil(pieces.length * to)).join(apart);
  };
  return {
    ...a,
    title: `${part(a.title, ' ', 0, 0.5)} ${part(b.title, ' ', 0.5, 1)}`,
    abstract: [
      part(a.abstract, '. ', 0, 0.33),
      part(b.abstract, '. ', 0.33, 0.66),
      part(c.abstract, '. ', 0.66, 1),
    ].join('. '),
  };
}

/** Ids grow with the numbers, as those of the store do with time. */
function toPaper(
  number: number,
  { title = '', abstract = '', authors = [], categories = [], date, year }: Line,
): Paper {
  const id = `p${String(number).padStart(19, '0')}`;
  return paper({ id, title, abstract, authors, categories, published: date ?? (year ? String(year) : '') });
}
