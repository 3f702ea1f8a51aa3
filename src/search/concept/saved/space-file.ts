import { ANALYZER_VERSION } from '../../analyzer.ts';
import type { SpaceParts } from '../concept-space.ts';
import { WIDTH } from '../scan-kernel.ts';
import { CheckedFileError, readChecked, writeChecked } from './checked-file.ts';

/** A space, and how many papers there were when it was learnt. */
export interface LearntSpace {
  readonly parts: SpaceParts;
  readonly papers: number;
}

export async function writeSpace(path: string, { parts, papers }: LearntSpace): Promise<void> {
  const { terms, rank, papers: sample, idf, scales, directions } = parts;
  const head = { kind: 'space', analyzer: ANALYZER_VERSION, rank, sample, papers, terms };
  await writeChecked(path, head, [idf, scales, directions].map(bytesOf));
}

/** Throws an `Error` that says why it cannot be used. */
export async function readSpace(path: string): Promise<LearntSpace> {
  let read: LearntSpace | undefined;
  await readChecked(path, (head, bytes) => {
    const { kind, analyzer, rank, sample, papers, terms } = head;
    if (kind !== 'space') throw new CheckedFileError('it is no space of concepts');
    if (analyzer !== ANALYZER_VERSION) throw new CheckedFileError('it was made by another analyzer');
    if (!isCount(rank) || rank > WIDTH || !isCount(sample) || !isCount(papers) || !isTexts(terms)) {
      throw new CheckedFileError('its head does not say what it should');
    }
    const count = terms.length;
    if (bytes !== count * (8 + rank)) throw new CheckedFileError('its parts do not fit together');
    const buffer = new ArrayBuffer(bytes);
    const idf = new Float32Array(buffer, 0, count);
    const scales = new Float32Array(buffer, 4 * count, count);
    const directions = new Int8Array(buffer, 8 * count);
    read = { parts: { terms, rank, papers: sample, idf, scales, directions }, papers };
    return new Uint8Array(buffer);
  });
  if (!read) throw new CheckedFileError('it is empty');
  return read;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
