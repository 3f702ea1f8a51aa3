import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rank } from '../../../src/digest/compose/rank.ts';
import type { Choice } from '../../../src/digest/compose/select.ts';
import { PREFERENCES, type Prefer } from '../../../src/digest/schedule/schedule.ts';

const dayOf = (daysAfter: number) =>
  new Date(Date.parse('2026-11-01') + daysAfter * 86_400_000).toISOString().slice(0, 10);

interface Parts {
  readonly topics?: number;
  readonly here?: number;
  readonly elsewhere?: number;
  readonly day?: number;
  readonly liking?: number;
}

const choice = (
  paperId: string,
  { topics = 1, here = 0, elsewhere = 0, day = 23, liking = 0 }: Parts,
  number = 1,
): Choice => ({
  paperId,
  reasons: Array.from({ length: topics }, (_, i) => `topic ${i}`),
  votesHere: here,
  upvotes: elsewhere,
  news: { number, paperId, source: 'arxiv', day: dayOf(day) },
  mayRepeat: false,
  liking,
});

const order = (choices: readonly Choice[], prefer: Prefer) =>
  rank(choices, prefer).map(({ paperId }) => paperId);

const parts = fc.record({
  topics: fc.integer({ min: 1, max: 50 }),
  here: fc.integer({ min: -20, max: 50 }),
  elsewhere: fc.integer({ min: 0, max: 2_000 }),
  day: fc.integer({ min: 0, max: 23 }),
});
/** In hundredths: finer differences drown in the rest of a score. */
const taste = fc.integer({ min: -99, max: 99 }).map((n) => n / 100);
const crowd = fc.array(parts, { maxLength: 8 });
const prefer = fc.constantFrom(...PREFERENCES);

describe('the order of a digest', () => {
  test.each([
    ['a second topic', { topics: 2 }],
    ['a vote here', { here: 1 }],
  ])('in balance lets no number of votes elsewhere outweigh %s', (_, parts) => {
    const fashion = choice('fashion', { elsewhere: 5_000 }, 1);
    expect(order([fashion, choice('ours', parts, 2)], 'balanced')).toEqual(['ours', 'fashion']);
  });

  test.each([
    ['topics', 'topics'],
    ['votes', 'here'],
    ['newest', 'new'],
  ] as const)('that prefers %s begins with %s', (prefer, expected) => {
    const all = [
      choice('new', { day: 23 }),
      choice('elsewhere', { elsewhere: 900, day: 21 }),
      choice('here', { here: 4, day: 21 }),
      choice('topics', { topics: 4, day: 21 }),
    ];
    expect(order(all, prefer)[0]).toBe(expected);
  });

  test('lets no taste take a paper past one that fits a second topic', () => {
    fc.assert(
      fc.property(
        parts,
        taste,
        taste,
        fc.integer({ min: 2, max: 50 }),
        prefer,
        (same, a, b, topics, wanted) => {
          const liked = choice('liked', { ...same, topics: 1, liking: a }, 1);
          const fitting = choice('fitting', { ...same, topics, liking: b }, 2);
          expect(order([liked, fitting], wanted)).toEqual(['fitting', 'liked']);
        },
      ),
    );
  });

  test('of papers alike in all else follows the taste', () => {
    fc.assert(
      fc.property(parts, fc.uniqueArray(taste, { maxLength: 8 }), prefer, (same, likings, wanted) => {
        const all = likings.map((liking, i) => choice(`${liking}`, { ...same, liking }, i));
        const best = likings.toSorted((a, b) => b - a).map(String);
        expect(order(all, wanted)).toEqual(best);
      }),
    );
  });

  test('is no worse for a paper with more of anything, whatever the others have', () => {
    fc.assert(
      fc.property(crowd, parts, parts, prefer, (others, before, more, wanted) => {
        const rest = others.map((each, i) => choice(`o${i}`, each, i + 2));
        const after = {
          topics: before.topics + more.topics - 1,
          here: before.here + Math.abs(more.here),
          elsewhere: before.elsewhere + more.elsewhere,
          day: Math.min(23, before.day + more.day),
        };
        const placeOf = (parts: Parts) => order([...rest, choice('it', parts, 1)], wanted).indexOf('it');
        expect(placeOf(after)).toBeLessThanOrEqual(placeOf(before));
      }),
    );
  });

  test('does not depend on the order in which papers come, and equals stand as announced', () => {
    fc.assert(
      fc.property(crowd, fc.infiniteStream(fc.nat()), prefer, (all, chance, wanted) => {
        const choices = all.flatMap((each, i) => [
          choice(`a${i}`, each, 2 * i),
          choice(`b${i}`, each, 2 * i + 1),
        ]);
        const shuffled = choices.toSorted(() => ((chance.next().value ?? 0) % 3) - 1);
        const ranked = order(choices, wanted);
        expect(order(shuffled, wanted)).toEqual(ranked);
        for (const i of all.keys()) expect(ranked.indexOf(`a${i}`)).toBeLessThan(ranked.indexOf(`b${i}`));
      }),
    );
  });
});
