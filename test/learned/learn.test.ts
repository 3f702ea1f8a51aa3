import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choice, newest, signals } from '../../src/learned/choices.ts';
import { type Example, learn } from '../../src/learned/learn.ts';
import { Lexicon } from '../../src/learned/lexicon.ts';
import { Taste } from '../../src/learned/taste.ts';
import { termsOf } from '../../src/learned/terms.ts';
import { paperAbout, type Subject } from './abstracts.ts';

const lexicon = new Lexicon();
const numbers = (terms: Iterable<string>) => Uint32Array.from(terms, (term) => lexicon.numberOf(term));
const terms = (subject: Subject, n: number) => numbers(termsOf(paperAbout(subject, n)).keys());
const examples = (subject: Subject, count: number, signal: number): Example[] =>
  Array.from({ length: count }, (_, n) => ({ terms: terms(subject, n), signal }));
const besides = [...Array(100).keys()].map((n) => terms('speech', n));

const likingOf = (taste: Taste, subject: Subject, n = 77) => taste.likings([terms(subject, n)])[0] ?? 0;
const tasteOf = (...chosen: readonly Example[]) => new Taste(learn(chosen, besides, lexicon), lexicon);

const choice = fc.record({
  personId: fc.constantFrom('ann', 'ben', 'cid'),
  paperId: fc.integer({ min: 0, max: 30 }).map((n) => `p${n}`),
  sign: fc.constantFrom(1 as const, -1 as const),
  at: fc.integer({ min: 0, max: 5 }),
});
/** One of each person about a paper. */
const choices = fc.uniqueArray(choice, {
  selector: ({ personId, paperId }) => `${personId} ${paperId}`,
  maxLength: 60,
});
const subjectOf = (paperId: string): Subject =>
  (['diffusion', 'survey', 'speech'] as const)[Number(paperId.slice(1)) % 3] ?? 'speech';
const weightsOf = (made: readonly Choice[]) =>
  learn(
    [...signals(newest(made))].map(([id, signal]) => ({
      terms: terms(subjectOf(id), Number(id.slice(1))),
      signal,
    })),
    besides,
    lexicon,
  );

describe('what is learned from choices', () => {
  test('is the words that tell papers liked from others, and not those that all have', () => {
    const taste = tasteOf(...examples('diffusion', 6, 1), ...examples('survey', 4, -1));
    expect(taste.strongest(1)).toContain('diffus');
    expect(taste.strongest(-1)).toContain('survei');
    for (const common of ['model', 'gener', 'benchmark']) expect(taste.weights.has(common)).toBe(false);
    expect(likingOf(taste, 'diffusion')).toBeGreaterThan(0.3);
    expect(likingOf(taste, 'survey')).toBeLessThan(-0.3);
  });

  test('grows with what speaks for it', () => {
    const liking = (count: number) => likingOf(tasteOf(...examples('diffusion', count, 1)), 'diffusion');
    expect(liking(2)).toBeLessThan(liking(5));
    expect(liking(5)).toBeLessThan(liking(12));
  });

  test('is nothing from a word of one paper alone, or from papers of which none stands out', () => {
    expect(tasteOf({ terms: numbers(['alone']), signal: 1 }).weights.size).toBe(0);
    expect(learn(examples('diffusion', 9, 1), [], lexicon).size).toBe(0);
  });

  test('does not depend on the order of the choices', () => {
    fc.assert(
      fc.property(choices, fc.infiniteStream(fc.nat()), (made, chance) => {
        const shuffled = made.toSorted(() => ((chance.next().value ?? 0) % 3) - 1);
        expect([...weightsOf(shuffled)]).toEqual([...weightsOf(made)]);
      }),
      { numRuns: 50 },
    );
  });

  test('turns round when every choice does', () => {
    fc.assert(
      fc.property(choices, (made) => {
        const turned = made.map((one) => ({ ...one, sign: one.sign === 1 ? (-1 as const) : (1 as const) }));
        const opposite = weightsOf(turned);
        for (const [term, { weight }] of weightsOf(made))
          expect(opposite.get(term)?.weight).toBeCloseTo(-weight, 9);
      }),
      { numRuns: 50 },
    );
  });

  test('counts the newest 500 choices, and several people about a paper for at most two', () => {
    const many = Array.from({ length: 600 }, (_, i) => ({
      ...{ personId: `p${i}`, paperId: 'one', sign: 1 as const, at: i },
    }));
    expect(newest(many).map(({ at }) => at)).toEqual(Array.from({ length: 500 }, (_, i) => 599 - i));
    expect(signals(many).get('one')).toBeCloseTo(2, 2);
    const [up, down] = [many[0], many[1]].map((one, i) => ({ ...one, sign: i === 0 ? 1 : -1 }) as Choice);
    expect(signals([up, down].flatMap((one) => one ?? [])).get('one')).toBe(0);
  });

  test('keeps every liking within -1 and 1', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 0, max: 99 }), (made, n) => {
        const taste = new Taste(weightsOf(made), lexicon);
        for (const subject of ['diffusion', 'survey', 'speech'] as const) {
          const liking = likingOf(taste, subject, n);
          expect(liking).toBeGreaterThan(-1);
          expect(liking).toBeLessThan(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
