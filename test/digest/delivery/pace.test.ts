import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace } from '../../../src/digest/delivery/pace.ts';

/** Sends all it may, as a lane does: after each wait it comes so much too late. */
function sendAll(pace: Pace, messages: number, lates: readonly number[]) {
  const at: number[] = [];
  for (let now = 1_000, turn = 0; at.length < messages; turn++) {
    const wait = pace.waitMs(now);
    if (wait > 0) {
      now += wait + (lates[turn % lates.length] ?? 0);
      continue;
    }
    const count = pace.take(messages - at.length, now);
    at.push(...Array(count).fill(now));
  }
  return at;
}

const mostInASecond = (at: readonly number[]) =>
  Math.max(...at.map((first) => at.filter((each) => each >= first && each < first + 1_000).length));

describe('a pace', () => {
  test('lets no more leave in any second than the platform takes, however late the steps come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 }),
        (perSecond, lates) => {
          expect(mostInASecond(sendAll(new Pace({ perSecond }), 200, lates))).toBeLessThanOrEqual(perSecond);
        },
      ),
    );
  });

  test('catches up after a late step: steps a little late do not make the whole slower', () => {
    const at = sendAll(new Pace({ perSecond: 47 }), 470, [0, 90, 30, 120]);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeLessThan(11_500);
  });

  test('spreads them over the second', () => {
    const at = sendAll(new Pace({ perSecond: 50 }), 100, [0]);
    expect(at.filter((each) => each < 1_100).length).toBeLessThanOrEqual(12);
  });

  test('what was taken for nothing may be taken again', () => {
    const pace = new Pace({ perSecond: 10 });
    const taken = pace.take(5, 0);
    pace.giveBack(taken);
    expect(pace.waitMs(0)).toBe(0);
    expect(pace.take(5, 0)).toBe(taken);
  });

  test('rests as long as it is told, and a shorter rest does not shorten that', () => {
    const pace = new Pace({ perSecond: 10 });
    pace.rest(3_000, 0);
    pace.rest(1_000, 0);
    expect(pace.waitMs(1_000)).toBe(2_000);
    expect(pace.waitMs(3_000)).toBe(0);
  });

  test('holds nothing back where no figure is named', () => {
    const pace = new Pace({ perSecond: Number.POSITIVE_INFINITY });
    for (let i = 0; i < 1_000; i++) expect(pace.waitMs(0)).toBe(0);
    expect(pace.take(7, 0)).toBe(7);
  });

  test('goes on when the clock is set back', () => {
    const pace = new Pace({ perSecond: 1 });
    pace.take(1, 10_000_000);
    expect(pace.waitMs(5_000)).toBeLessThan(1_100);
  });

  test('rests as long as it was asked to when the clock is set back, and no longer', () => {
    const pace = new Pace({ perSecond: 1 });
    pace.rest(60_000, 10_000_000);
    expect(pace.waitMs(10_000_000)).toBe(60_000);
    expect(pace.waitMs(10_000_000 - 1)).toBe(60_000);
    expect(pace.waitMs(5_000)).toBe(60_000);
    expect(pace.waitMs(65_000)).toBe(0);
  });
});
