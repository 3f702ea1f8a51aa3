import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, entryOf } from '../../../src/search/entry.ts';
import { buildSegment } from '../../../src/search/segment/build.ts';
import { type MergeSource, mergeSegments } from '../../../src/search/segment/merge.ts';
import { aPaper } from '../made-up-papers.ts';

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const entries = fc
  .uniqueArray(aPaper, { selector: ({ id }) => id, minLength: 1, maxLength: 25 })
  .map((papers) => papers.map(entryOf));

/** Which segment each paper lies in, and whether it was removed. */
const places = fc.array(fc.record({ segment: fc.integer({ min: 0, max: 3 }), removed: fc.boolean() }), {
  minLength: 25,
  maxLength: 25,
});

describe('merging segments', () => {
  test('makes what building one segment of the papers left would have made', () => {
    fc.assert(
      fc.property(entries, places, (all, where) => {
        const left = all.filter((_, i) => !where[i]?.removed);
        fc.pre(left.length > 0);
        const sources = [0, 1, 2, 3].flatMap((segment): MergeSource[] => {
          const own = all.filter((_, i) => where[i]?.segment === segment);
          return own.length > 0 ? [sourceOf(own, left)] : [];
        });
        expect(finish(mergeSegments(sources))).toEqual(finish(buildSegment(left)));
      }),
    );
  });
});

function sourceOf(own: readonly Entry[], left: readonly Entry[]): MergeSource {
  const sorted = [...own].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    data: finish(buildSegment(own)),
    removed: Uint8Array.from(sorted, (entry) => (left.includes(entry) ? 0 : 1)),
  };
}
