import { open, readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { ANALYZER_VERSION } from '../analyzer.ts';
import { FIELDS, type SegmentData, type Table } from '../segment/data.ts';
import type { Strings } from '../segment/strings.ts';

/** "PBsg" in the byte order of the machine: a file from one with another order is told apart. */
const MAGIC = 0x67734250;
/** Grows when the layout changes. */
const FORMAT = 1;
/** Words of the header before the lengths of the columns. */
const FIXED = 6;
const ALIGN = 8;
const WRITE_AT_ONCE = 4 << 20;

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A segment's file cannot be used; the message says why. */
class SegmentFileError extends Error {}

/**
 * One file: magic, format, analyzer version, papers, columns, checksum, the columns' lengths in bytes, then the columns,
 * each at a multiple of eight bytes. Resolves once it is safe on the disk.
 */
export async function writeSegment(path: string, data: SegmentData): Promise<void> {
  const columns = columnsOf(data);
  const header = headerOf(data, columns);
  const file = await open(path, 'w');
  try {
    for (const bytes of [header, ...columns.map(bytesOf)]) {
      for (let at = 0; at < bytes.length; at += WRITE_AT_ONCE) {
        await file.writeFile(bytes.subarray(at, at + WRITE_AT_ONCE));
      }
      const padding = padded(bytes.length) - bytes.length;
      if (padding > 0) await file.writeFile(new Uint8Array(padding));
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a file in place: its columns are views of one buffer. Throws a `SegmentFileError`. */
export async function readSegment(path: string): Promise<SegmentData> {
  const buffer = await readAligned(path);
  const header = new Uint32Array(buffer, 0, Math.min(FIXED, buffer.byteLength >>> 2));
  const [magic, format, analyzer, papers = 0, count = 0, checksum] = header;
  if (magic !== MAGIC) throw new SegmentFileError('it is no segment of this machine');
  if (format !== FORMAT) throw new SegmentFileError('it has another format');
  if (analyzer !== ANALYZER_VERSION) throw new SegmentFileError('it was made by another analyzer');
  if (buffer.byteLength < 4 * (FIXED + count)) throw new SegmentFileError('it ends too early');
  const lengths = new Uint32Array(buffer, 4 * FIXED, count);
  const start = padded(4 * (FIXED + count));
  if (lengths.reduce((sum, length) => sum + padded(length), start) !== buffer.byteLength) {
    throw new SegmentFileError('it ends too early or too late');
  }
  if (crc32(new Uint8Array(buffer, 4 * FIXED)) !== checksum)
    throw new SegmentFileError('its checksum is wrong');
  return dataOf(papers, buffer, lengths, start);
}

async function readAligned(path: string): Promise<ArrayBuffer> {
  const bytes = await readFile(path);
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = byteOffset === 0 && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer;
  return whole ? buffer : new Uint8Array(bytes).buffer;
}

function headerOf(data: SegmentData, columns: readonly Column[]): Uint8Array {
  const words = new Uint32Array(FIXED + columns.length);
  words.set(
    columns.map(({ byteLength }) => byteLength),
    FIXED,
  );
  const header = new Uint8Array(padded(words.byteLength));
  header.set(bytesOf(words));
  let checksum = crc32(header.subarray(4 * FIXED));
  for (const bytes of columns.map(bytesOf)) {
    checksum = crc32(bytes, checksum);
    checksum = crc32(new Uint8Array(padded(bytes.length) - bytes.length), checksum);
  }
  words.set([MAGIC, FORMAT, ANALYZER_VERSION, data.prints.length, columns.length, checksum]);
  header.set(bytesOf(words));
  return header;
}

/** In the order in which `dataOf` takes them back. */
function columnsOf({ ids, titles, prints, lengths, titleLengths, tables }: SegmentData): readonly Column[] {
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

function dataOf(papers: number, buffer: ArrayBuffer, lengths: Uint32Array, start: number): SegmentData {
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

function padded(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN;
}

function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
