import { crc32 } from 'node:zlib';

/** About two milliseconds. */
const AT_ONCE = 4 << 20;

/** Of bytes one after the other, going on from `before`. Gives way between pieces: there may be hundreds of megabytes. */
export async function checksumOf(columns: Iterable<Uint8Array>, before = 0): Promise<number> {
  let [sum, since] = [before, 0];
  for (const bytes of columns) {
    for (let at = 0; at < bytes.length; at += AT_ONCE) {
      const piece = bytes.subarray(at, at + AT_ONCE);
      sum = crc32(piece, sum);
      since += piece.length;
      if (since < AT_ONCE) continue;
      since = 0;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return sum;
}
