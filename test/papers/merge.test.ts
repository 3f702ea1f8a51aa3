import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperFacts } from '../../src/papers/facts.ts';
import { cleanRecord } from '../../src/papers/facts.ts';
import { absorb } from '../../src/papers/merge.ts';
import { record } from '../support/store-records.ts';

const text = (...values: string[]) => fc.constantFrom('', ...values);
const list = (...values: string[]) => fc.subarray(values);

const anyFacts: fc.Arbitrary<PaperFacts> = fc
  .record({
    title: fc.constantFrom('One title', 'Another title'),
    source: fc.constantFrom('arxiv', 'hf-daily', 'file', 'starter'),
    abstract: text('Short.', 'Long.'),
    summary: text('Ours.', 'Made.'),
    summaryBy: fc.constantFrom('paperboy' as const, 'machine' as const),
    authors: list('Ada Lark', 'Bo Finch'),
    published: text('2026-11', '2026-11-02', '2026-10-30', '2025'),
    version: fc.nat(3),
    withdrawn: fc.boolean(),
    categories: list('cs.CL', 'cs.CV'),
    keywords: list('kites', 'wind'),
    venue: text('Wind 2026'),
    codeUrl: text('https://github.com/kites/kites'),
  })
  .map((facts) => cleanRecord(record(facts)).facts);

describe('what a record changes of a paper', () => {
  it('is nothing the second time', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (held, told) => {
        const once = absorb(held, told);
        expect(absorb(once, told)).toEqual(once);
      }),
    );
  });

  it('never blanks what is held', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (held, told) => {
        const after = absorb(held, told);
        for (const key of ['title', 'abstract', 'summary', 'published', 'venue', 'codeUrl'] as const) {
          if (held[key] !== '') expect(after[key]).not.toBe('');
        }
        expect(after.version).toBeGreaterThanOrEqual(held.version);
      }),
    );
  });

  it('leaves the text of arXiv alone, whatever others tell', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (facts, told) => {
        fc.pre(told.textFrom !== 'arxiv');
        const held = { ...facts, textFrom: 'arxiv', abstract: 'As the authors have it.' };
        expect(absorb(held, told)).toMatchObject({ title: held.title, abstract: held.abstract });
      }),
    );
  });

  it('settles: telling all that is told once more, in order, changes nothing but by versions', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyFacts, { maxLength: 6 }), (first, told) => {
        const unversioned = told.map((facts) => ({ ...facts, version: 0, withdrawn: false }));
        const once = unversioned.reduce(absorb, { ...first, version: 0 });
        expect(unversioned.reduce(absorb, once)).toEqual(once);
      }),
    );
  });
});
