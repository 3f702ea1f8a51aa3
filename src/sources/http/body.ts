import type { Clock } from '../../clock.ts';
import { describeError } from '../../errors.ts';
import { SourceError } from '../source.ts';
import { aborted, within } from './limits.ts';

/** Counted after decompression. */
const MOST_BYTES = 15 * 1024 * 1024;
const IDLE_MS = 10_000;

/** The whole body, or a `SourceError`: too large, cut off midway, or silent for ten seconds. */
export async function readBody(
  clock: Clock,
  name: string,
  response: Response,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  try {
    for (let size = 0; ; ) {
      const { done, value } = await nextChunk(clock, name, reader, signal);
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > MOST_BYTES) throw new SourceError('broken', `${name} sent more than 15 MB`);
      chunks.push(value);
    }
  } catch (fault) {
    if (aborted(signal) || fault instanceof SourceError) throw fault;
    const why = describeError(fault);
    throw new SourceError('unreachable', `${name} stopped in the middle of its answer (${why})`, 0, {
      cause: fault,
    });
  } finally {
    // Frees the connection when the body was not read to its end; after a fault there is nothing left to free.
    reader.cancel().catch(() => undefined);
  }
}

function nextChunk(
  clock: Clock,
  name: string,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
) {
  const late = () =>
    new SourceError('unreachable', `${name} fell silent for 10 s in the middle of its answer`);
  return within(clock, { ms: IDLE_MS, signal, late }, () => reader.read());
}
