import { describe, expect, it } from 'vitest';
import { together } from '../src/together.ts';

describe('what is asked together', () => {
  it('in one turn is done in one go, answered in order', async () => {
    const goes: (readonly number[])[] = [];
    const double = together(async (asks: readonly number[]) => {
      goes.push(asks);
      return asks.map((ask) => ask * 2);
    });
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(goes).toEqual([[1, 2, 3]]);
  });

  it('never runs two goes at a time, and asks no more at once than told', async () => {
    let [running, most] = [0, 0];
    const goes: number[] = [];
    const echo = together(async (asks: readonly number[]) => {
      most = Math.max(most, ++running);
      goes.push(asks.length);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return asks;
    }, 4);
    const all = Array.from({ length: 10 }, (_, i) => i);
    expect(await Promise.all(all.map(echo))).toEqual(all);
    expect(goes).toEqual([4, 4, 2]);
    expect(most).toBe(1);
  });

  it('fails for the one that is bad, and for no other', async () => {
    const written: number[] = [];
    const write = together(async (asks: readonly number[]) => {
      if (asks.includes(5)) throw new Error('5 is bad');
      written.push(...asks);
      return asks;
    });
    const all = Array.from({ length: 9 }, (_, i) => i);
    const ended = await Promise.allSettled(all.map(write));
    expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(all.map((i) => i !== 5));
    expect(written).toEqual(all.filter((i) => i !== 5));
  });

  it('asked while a go runs comes with the next', async () => {
    const goes: string[][] = [];
    const echo = together(async (asks: readonly string[]) => {
      goes.push([...asks]);
      if (goes.length === 1) late = echo('late');
      await new Promise((resolve) => setImmediate(resolve));
      return asks;
    });
    let late: Promise<string> | undefined;
    expect(await echo('first')).toBe('first');
    expect(await late).toBe('late');
    expect(goes).toEqual([['first'], ['late']]);
  });
});
