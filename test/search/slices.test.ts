import { describe, expect, test } from 'vitest';
import { inSlices } from '../../src/search/slices.ts';

describe('work in slices', () => {
  test('gives way after a while, although it is made of short pieces that follow each other', async () => {
    let now = 0;
    const clock = { now: () => now };
    function* sixMs(): Generator<void, string> {
      now += 6;
      yield;
      return 'done';
    }
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    expect(await inSlices(sixMs(), clock)).toBe('done');
    expect(turned).toBe(false);
    await inSlices(sixMs(), clock);
    expect(turned).toBe(true);
  });

  test('gives way when the clock was set back', async () => {
    let now = 1_000_000;
    const clock = { now: () => now };
    const step = function* (): Generator<void> {
      yield;
    };
    await inSlices(step(), clock);
    now = 0;
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    await inSlices(step(), clock);
    expect(turned).toBe(true);
  });
});
