import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { checksumOf } from '../../snapshot/checksum.ts';

/** "PBcv" in the byte order of the machine: a file from one with another order is told apart. */
const MAGIC = 0x76634250;
/** Grows when the layout changes. */
const FORMAT = 1;
/** Magic, format, bytes of the head, checksum of all that follows. */
const FIXED_BYTES = 16;
const AT_ONCE = 4 << 20;

/** A file cannot be used; the message says why. */
export class CheckedFileError extends Error {}

/** Writes a head (JSON) and bytes after it under a checksum. The file is there in whole or not at all. */
export async function writeChecked(
  path: string,
  head: unknown,
  columns: readonly Uint8Array[],
): Promise<void> {
  const text = Buffer.from(JSON.stringify(head));
  const draft = `${path}.new`;
  try {
    await writeAll(draft, text, columns);
    await rename(draft, path);
  } catch (error) {
    // Half a file on a full disk would only keep it full.
    await rm(draft, { force: true });
    throw error;
  }
}

/** What the columns hold may change on the way: the checksum is of what was written, and written last. */
async function writeAll(path: string, text: Uint8Array, columns: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'w');
  try {
    let [end, checksum] = [FIXED_BYTES, 0];
    for (const column of [text, ...columns]) {
      for (let at = 0; at < column.length; at += AT_ONCE) {
        const piece = column.slice(at, at + AT_ONCE);
        checksum = crc32(piece, checksum);
        await writeAt(file, piece, end);
        end += piece.length;
      }
    }
    await writeAt(file, new Uint8Array(Uint32Array.of(MAGIC, FORMAT, text.length, checksum).buffer), 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
  }
}

/**
 * Reads the head, asks for room for the bytes after it, and reads them to where they are used. Throws a
 * `CheckedFileError` when the file is torn or foreign, and whatever `room` throws when the head does not suit it.
 */
export async function readChecked(
  path: string,
  room: (head: Readonly<Record<string, unknown>>, bytes: number) => Uint8Array,
): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const fixed = new Uint32Array(new ArrayBuffer(FIXED_BYTES));
    await readInto(file, new Uint8Array(fixed.buffer), 0);
    const [magic, format, headBytes = 0, checksum] = fixed;
    if (magic !== MAGIC) throw new CheckedFileError('it is no file of this machine');
    if (format !== FORMAT) throw new CheckedFileError('it has another format');
    const bodyBytes = size - FIXED_BYTES - headBytes;
    if (bodyBytes < 0) throw new CheckedFileError('it ends too early');
    const text = new Uint8Array(headBytes);
    await readInto(file, text, FIXED_BYTES);
    const body = room(parseHead(text), bodyBytes);
    await readInto(file, body, FIXED_BYTES + headBytes);
    if ((await checksumOf([text, body])) !== checksum) throw new CheckedFileError('its checksum is wrong');
  } finally {
    await file.close();
  }
}

async function readInto(file: FileHandle, to: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < to.length; ) {
    const length = Math.min(AT_ONCE, to.length - at);
    const { bytesRead } = await file.read(to, at, length, position + at);
    if (bytesRead === 0) throw new CheckedFileError('it ends too early');
    at += bytesRead;
  }
}

function parseHead(text: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const head: unknown = JSON.parse(Buffer.from(text).toString());
    if (typeof head === 'object' && head !== null) return { ...head };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CheckedFileError('its head cannot be read');
}
