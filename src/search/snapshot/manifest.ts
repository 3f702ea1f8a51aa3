import { ANALYZER_VERSION } from '../analyzer.ts';

const FORMAT = 1;

/** What the files of a folder are worth together. */
export interface Manifest {
  /** Everything up to this change of the store is in the segments. */
  readonly change: number;
  readonly segments: readonly SealedFile[];
}

export interface SealedFile {
  readonly file: string;
  /** Numbers of papers removed since it was sealed. */
  readonly gone: readonly number[];
}

export function formatManifest({ change, segments }: Manifest): string {
  return JSON.stringify({ format: FORMAT, analyzer: ANALYZER_VERSION, change, segments });
}

/** Throws an `Error` that says why it cannot be used. */
export function parseManifest(text: string): Manifest {
  const read: unknown = JSON.parse(text);
  if (!isRecord(read) || read.format !== FORMAT) throw new Error('it has another format');
  if (read.analyzer !== ANALYZER_VERSION) throw new Error('it was made by another analyzer');
  const { change, segments } = read;
  if (!isCount(change) || !Array.isArray(segments) || !segments.every(isSealedFile)) {
    throw new Error('it does not say what it should');
  }
  return { change, segments };
}

const SEGMENT_FILE = /^segment-\d+\.bin$/;

/** The number in the name of a segment's file; undefined when it is none. */
export function segmentNumber(file: string): number | undefined {
  return SEGMENT_FILE.test(file) ? Number.parseInt(file.slice('segment-'.length), 10) : undefined;
}

function isSealedFile(value: unknown): value is SealedFile {
  if (!isRecord(value)) return false;
  const { file, gone } = value;
  // A name from a foreign manifest must not lead out of the folder.
  return typeof file === 'string' && SEGMENT_FILE.test(file) && Array.isArray(gone) && gone.every(isCount);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
