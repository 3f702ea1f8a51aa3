import { FIELDS, type SegmentData, type Table } from '../segment/data.ts';
import type { Strings } from '../segment/strings.ts';

const ALIGN = 8;

export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A segment's file cannot be used; the message says why. */
export class SegmentFileError extends Error {}

/** In the order in which `dataOf` takes them back. */
export function columnsOf({
  ids,
  titles,
  prints,
  lengths,
  titleLengths,
  tables,
}: SegmentData): readonly Column[] {
  const strings = (row: Strings) => [row.bytes, row.starts];
  return [
    ...strings(ids),
    ...strings(titles),
    prints,
    lengths,
    titleLengths,
    ...FIELDS.flatMap((field) => {
      const { keys, starts, postings } = tables[field];
      return [...strings(keys), starts, postings];
    }),
  ];
}

/** The columns in a buffer, where they lie: the first at `start`, each with its length in bytes. */
export function dataOf(
  papers: number,
  buffer: ArrayBuffer,
  lengths: Uint32Array,
  start: number,
): SegmentData {
  const column = columnReader(buffer, lengths, start);
  const bytes = () => new Uint8Array(buffer, ...column(1));
  const words = () => new Uint32Array(buffer, ...column(4));
  const strings = (): Strings => ({ bytes: bytes(), starts: words() });
  const table = (): Table => ({ keys: strings(), starts: words(), postings: words() });
  const data = {
    ids: strings(),
    titles: strings(),
    prints: new Float64Array(buffer, ...column(8)),
    lengths: new Uint16Array(buffer, ...column(2)),
    titleLengths: bytes(),
    tables: { terms: table(), titleWords: table(), authorWords: table(), facets: table() },
  };
  if (data.prints.length !== papers || data.ids.starts.length !== papers + 1) {
    throw new SegmentFileError('its columns do not fit together');
  }
  return data;
}

/** Gives the place of the next column at each call: where it starts and how many elements of a size it has. */
function columnReader(buffer: ArrayBuffer, lengths: Uint32Array, start: number) {
  let [next, at] = [0, start];
  return (elementBytes: number): [offset: number, length: number] => {
    const length = lengths[next++] ?? 0;
    const place: [number, number] = [at, length / elementBytes];
    at += padded(length);
    if (at > buffer.byteLength || length % elementBytes !== 0) {
      throw new SegmentFileError('its columns do not fit together');
    }
    return place;
  };
}

/** Each column begins at a multiple of eight. */
export function padded(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN;
}

export function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
