import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences, shorten } from '../../src/papers/api.ts';

describe('sentences', () => {
  it.each([
    ['We test models, e.g. GPT-4. They work.', 2],
    ['Prior work (i.e. BERT) fails. Ours does not.', 2],
    ['As Smith et al. Show, it holds. Good.', 2],
    ['Written by J. K. Rowling. Read by all.', 2],
    ['See Fig. 3 and Eq. (2). It is 3.5 % better.', 2],
    ['One.   Two!\nThree?', 3],
    ['', 0],
  ])('of "%s" are %d', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  it('hold all the words of the text in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('We', 'show', 'e.g.', 'it.', 'et al.', 'Fine!', '3.5')),
        (words) => {
          expect(sentences(words.join(' ')).join(' ')).toBe(words.join(' '));
        },
      ),
    );
  });
});

describe('shortened text', () => {
  it('ends at a word and says that it was cut', () => {
    expect(shorten('retrieval augmented generation', 22)).toBe('retrieval augmented…');
    expect(shorten('short', 22)).toBe('short');
  });

  it('keeps within its limit and never holds half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = shorten(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
