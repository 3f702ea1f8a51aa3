import { crc32 } from 'node:zlib';
import type { SegmentData } from '../../segment/data.ts';

const keys = new WeakMap<SegmentData, string>();

/** Names a segment by what is in it: its papers' ids and prints. Two with the same name have the same vectors. */
export function segmentKey(data: SegmentData): string {
  const known = keys.get(data);
  if (known) return known;
  const { ids, prints } = data;
  const made = `${hex(crc32(ids.bytes))}${hex(crc32(bytesOf(prints)))}`;
  keys.set(data, made);
  return made;
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0');

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
