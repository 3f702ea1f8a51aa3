import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCreators } from '../../src/sources/arxiv/creators.ts';
import { parseArxivFeed } from '../../src/sources/arxiv/feed-parse.ts';
import { parseQueryAnswer } from '../../src/sources/arxiv/query-parse.ts';
import { SourceError } from '../../src/sources/source.ts';
import { atomFeed, queryAnswer, rssFeed } from '../support/sources/arxiv-documents.ts';

const ids = ['2611.00001v1', '2611.00002v1', '2611.00003v1'];
const items = ids.map((id) => ({ id }));
const documents = [
  {
    name: 'RSS',
    text: rssFeed(items),
    parse: async (text: string) => (await parseArxivFeed(text)).rows.length,
  },
  {
    name: 'Atom',
    text: atomFeed(items),
    parse: async (text: string) => (await parseArxivFeed(text)).rows.length,
  },
  {
    name: 'query',
    text: queryAnswer(items),
    parse: async (text: string) => (await parseQueryAnswer(text)).entries.length,
  },
];

describe.each(documents)('D3, D7: a damaged $name document', ({ text, parse }) => {
  test('that ends anywhere before its end is broken', async () => {
    expect(await parse(text)).toBe(3);
    const end = text.trimEnd().length - 1;
    const property = fc.asyncProperty(fc.integer({ min: 0, max: end }), async (length) => {
      await expect(parse(text.slice(0, length))).rejects.toMatchObject({
        name: 'SourceError',
        fault: 'broken',
      });
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test('is read or refused, never another fault and never more papers', async () => {
    const junk = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '&amp;',
        '<![CDATA[',
        ']]>',
        '<!--',
        '<item>',
        '</item>',
        '<entry>',
        '</entry>',
        '<__proto__>',
        '<?x?>',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    const property = fc.asyncProperty(fc.nat(text.length), fc.nat(40), junk, async (at, cut, added) => {
      const damaged = text.slice(0, at) + added + text.slice(at + cut);
      const count = await parse(damaged).catch((fault) => {
        if (fault instanceof SourceError) return 0;
        throw fault;
      });
      expect(count).toBeLessThanOrEqual(3);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});

test('any list of creators is split without a fault, and without empty names', () => {
  const parts = fc.array(
    fc.constantFrom('Ann Lee', ', ', '(', ')', 'Univ. of X', "\\'e", 'Jr.', ' ', '{', '}', ',,'),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(parts, (creators) => {
      for (const name of splitCreators(creators.join(''))) expect(name.trim()).not.toBe('');
    }),
  );
});
