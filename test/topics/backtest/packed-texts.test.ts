import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedTexts } from '../../../src/topics/backtest/packed-texts.ts';
import { readPaper } from '../../../src/topics/paper-text.ts';
import { paper } from '../../support/papers.ts';

const text = fc.array(
  fc.oneof(fc.constantFrom('data', 'k-NN', 'IT', 'GANs', '数据', 'C++', 'the'), fc.string()),
  {
    maxLength: 8,
  },
);

test('a packed text is read as the paper itself', () => {
  const texts = new PackedTexts();
  fc.assert(
    fc.property(
      fc.tuple(text, text, text),
      fc.array(fc.string(), { maxLength: 3 }),
      ([title, abstract, keywords], authors) => {
        const held = paper({
          id: 'p',
          title: title.join(' '),
          abstract: abstract.join(' '),
          keywords,
          authors,
          categories: ['cs.CL'],
        });
        const [read, unpacked] = [readPaper(held), texts.unpack(texts.pack(readPaper(held)))];
        expect(unpacked.fields.map(({ stems }) => stems)).toEqual(read.fields.map(({ stems }) => stems));
        expect(unpacked.fields.map(({ words }) => words())).toEqual(read.fields.map(({ words }) => words()));
        expect(unpacked.anywhere).toEqual(read.anywhere);
        expect(unpacked.authors.map(({ words }) => words)).toEqual(read.authors.map(({ words }) => words));
        expect(unpacked.categories).toEqual(['cs.cl']);
      },
    ),
  );
});
