/** Many strings in one row of bytes (UTF-8): `starts` has one more entry than there are strings. */
export interface Strings {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

const encoder = new TextEncoder();

export function countOf({ starts }: Strings): number {
  return starts.length - 1;
}

export function stringAt({ bytes, starts }: Strings, at: number): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.toString('utf8', starts[at], starts[at + 1]);
}

export function bytesAt({ bytes, starts }: Strings, at: number): Uint8Array {
  return bytes.subarray(starts[at], starts[at + 1]);
}

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The first string of a sorted row that does not stand before `key`. */
export function lowerBound(row: Strings, key: Uint8Array): number {
  let low = 0;
  let high = countOf(row);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareToKey(row, middle, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where `key` stands in a sorted row; -1 when it does not. */
export function indexOf(row: Strings, key: Uint8Array): number {
  const at = lowerBound(row, key);
  return at < countOf(row) && compareToKey(row, at, key) === 0 ? at : -1;
}

/** From the first string that begins with `prefix` up to the first after them, in a sorted row. */
export function prefixRange(row: Strings, prefix: Uint8Array): readonly [from: number, to: number] {
  const from = lowerBound(row, prefix);
  // No byte of UTF-8 is 255: this stands after all that begins so.
  const after = new Uint8Array(prefix.length + 1);
  after.set(prefix);
  after[prefix.length] = 0xff;
  return [from, lowerBound(row, after)];
}

const UPPER_A = 65;
const UPPER_Z = 90;

/**
 * Tells of each string whether its words may begin so, in capitals of ASCII or not: signs before them do not count, and what
 * is beyond ASCII may be anything. `start` is in lower case.
 */
export function stringsBeginning({ bytes, starts }: Strings, start: Uint8Array): (at: number) => boolean {
  if (start.some((byte) => byte > 0x7f)) return () => true;
  return (at) => {
    const end = starts[at + 1] ?? 0;
    let from = starts[at] ?? 0;
    while (from < end && isSign(bytes[from] ?? 0)) from++;
    for (let i = 0; i < start.length; i++) {
      const byte = from + i < end ? (bytes[from + i] ?? 0) : 0;
      if (byte > 0x7f) return true;
      const lower = byte >= UPPER_A && byte <= UPPER_Z ? byte + 32 : byte;
      if (lower !== start[i]) return false;
    }
    return true;
  };
}

/** Of ASCII, neither letter nor digit. */
function isSign(byte: number): boolean {
  const letter = byte | 32;
  return byte < 0x80 && !(byte >= 48 && byte <= 57) && !(letter >= 97 && letter <= 122);
}

function compareToKey({ bytes, starts }: Strings, at: number, key: Uint8Array): number {
  return compareBytes(bytes, starts[at] ?? 0, starts[at + 1] ?? 0, key, 0, key.length);
}

/** Compares strings of two rows, byte by byte. */
export function compareAcross(one: Strings, i: number, other: Strings, j: number): number {
  const { starts } = other;
  return compareBytes(
    one.bytes,
    one.starts[i] ?? 0,
    one.starts[i + 1] ?? 0,
    other.bytes,
    starts[j] ?? 0,
    starts[j + 1] ?? 0,
  );
}

function compareBytes(
  one: Uint8Array,
  oneFrom: number,
  oneTo: number,
  other: Uint8Array,
  otherFrom: number,
  otherTo: number,
): number {
  const shared = Math.min(oneTo - oneFrom, otherTo - otherFrom);
  for (let i = 0; i < shared; i++) {
    const difference = (one[oneFrom + i] ?? 0) - (other[otherFrom + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return oneTo - oneFrom - (otherTo - otherFrom);
}

const SURROGATE = /[\ud800-\udfff]/;

/** In the order of their bytes, which is that of their code points. */
export function sortByBytes(texts: string[]): string[] {
  // JavaScript's own order differs only where letters beyond the first plane are.
  return texts.some((text) => SURROGATE.test(text))
    ? texts.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    : texts.sort();
}
