import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  compareAcross,
  countOf,
  indexOf,
  prefixRange,
  type Strings,
  sortByBytes,
  stringAt,
} from '../../../src/search/segment/strings.ts';
import { StringsDraft } from '../../../src/search/segment/strings-draft.ts';

/** Letters of one to four bytes, among them some whose order differs between UTF-16 and UTF-8. */
const aWord = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '大', '\ufb01', '\uffee', '𝔸', '🧲'),
  maxLength: 4,
});
const words = fc.uniqueArray(aWord, { maxLength: 40 });

function sorted(texts: readonly string[]): Strings {
  const draft = new StringsDraft(1, 1);
  for (const text of sortByBytes([...texts])) draft.push(text);
  return draft.finish();
}

describe('a sorted row of strings', () => {
  test('gives back what went in, in the order of the bytes', () => {
    fc.assert(
      fc.property(words, (texts) => {
        const row = sorted(texts);
        const back = Array.from({ length: countOf(row) }, (_, at) => stringAt(row, at));
        const expected = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(back).toEqual(expected);
      }),
    );
  });

  test('finds each string it holds and no other', () => {
    fc.assert(
      fc.property(words, aWord, (texts, asked) => {
        const row = sorted(texts);
        const at = indexOf(row, bytesOf(asked));
        expect(at < 0 ? undefined : stringAt(row, at)).toBe(texts.includes(asked) ? asked : undefined);
      }),
    );
  });

  test('finds all that begins with a prefix', () => {
    fc.assert(
      fc.property(words, aWord, (texts, prefix) => {
        const row = sorted(texts);
        const [from, to] = prefixRange(row, bytesOf(prefix));
        const found = Array.from({ length: to - from }, (_, i) => stringAt(row, from + i));
        expect(found).toEqual(sortByBytes(texts.filter((text) => text.startsWith(prefix))));
      }),
    );
  });

  test('compares with another row as the bytes do', () => {
    fc.assert(
      fc.property(aWord, aWord, (one, other) => {
        const compared = compareAcross(sorted([one]), 0, sorted([other]), 0);
        expect(Math.sign(compared)).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
      }),
    );
  });
});
