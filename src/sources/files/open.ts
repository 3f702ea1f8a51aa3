import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { describeError, UserError } from '../../errors.ts';

/** A file by its path, or its bytes as they come. */
export type FileInput = string | AsyncIterable<Uint8Array>;

/** The bytes of a file, unpacked when they are gzip. Throws a `UserError` for a file that cannot be opened. */
export async function* openBytes(input: FileInput): AsyncIterable<Uint8Array> {
  const bytes = typeof input === 'string' ? readFile(input) : input;
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const whole = rejoined(first.value, iterator);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* whole;
  // The callback is for streams nobody reads; here the fault comes out of the iteration.
  yield* pipeline(Readable.from(whole), createGunzip(), () => undefined);
}

async function* readFile(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 });
  } catch (cause) {
    throw new UserError(`${path} cannot be read: ${reason(cause)}.`, { cause });
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'reading it is not allowed'],
]);

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS.get(code) ?? describeError(cause);
}

async function* rejoined(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
