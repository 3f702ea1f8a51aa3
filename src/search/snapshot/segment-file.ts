import { open, readFile } from 'node:fs/promises';
import { ANALYZER_VERSION } from '../analyzer.ts';
import type { SegmentData } from '../segment/data.ts';
import { checksumOf } from './checksum.ts';
import { bytesOf, type Column, columnsOf, dataOf, padded, SegmentFileError } from './segment-columns.ts';

/** "PBsg" in the byte order of the machine: a file from one with another order is told apart. */
const MAGIC = 0x67734250;
/** Grows when the layout changes. */
const FORMAT = 1;
/** Words of the header before the lengths of the columns. */
const FIXED = 6;
const WRITE_AT_ONCE = 4 << 20;

/**
 * One file: magic, format, analyzer version, papers, columns, checksum, the columns' lengths in bytes, then the columns,
 * each at a multiple of eight bytes. Resolves once it is safe on the disk.
 */
export async function writeSegment(path: string, data: SegmentData): Promise<void> {
  const columns = columnsOf(data);
  const header = await headerOf(data, columns);
  const file = await open(path, 'w');
  try {
    for (const bytes of [header, ...columns.flatMap(withPadding)]) {
      for (let at = 0; at < bytes.length; at += WRITE_AT_ONCE) {
        await file.writeFile(bytes.subarray(at, at + WRITE_AT_ONCE));
      }
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
  if ((await checksumOf([new Uint8Array(buffer, 4 * FIXED)])) !== checksum) {
    throw new SegmentFileError('its checksum is wrong');
  }
  return dataOf(papers, buffer, lengths, start);
}

async function readAligned(path: string): Promise<ArrayBuffer> {
  const bytes = await readFile(path);
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = byteOffset === 0 && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer;
  return whole ? buffer : new Uint8Array(bytes).buffer;
}

async function headerOf(data: SegmentData, columns: readonly Column[]): Promise<Uint8Array> {
  const words = new Uint32Array(FIXED + columns.length);
  words.set(
    columns.map(({ byteLength }) => byteLength),
    FIXED,
  );
  const header = new Uint8Array(padded(words.byteLength));
  header.set(bytesOf(words));
  const checksum = await checksumOf([header.subarray(4 * FIXED), ...columns.flatMap(withPadding)]);
  words.set([MAGIC, FORMAT, ANALYZER_VERSION, data.prints.length, columns.length, checksum]);
  header.set(bytesOf(words));
  return header;
}

function withPadding(column: Column): readonly Uint8Array[] {
  const bytes = bytesOf(column);
  return [bytes, new Uint8Array(padded(bytes.length) - bytes.length)];
}
