import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { raceAbort } from '../../src/sources/http/limits.ts';
import { allLookUps } from '../../src/sources/look-ups.ts';
import type { PoliteFetch } from '../../src/sources/polite-fetch.ts';

/** A source that never answers, asked until it is told to stop. */
const silent: PoliteFetch = {
  fetch: (_url, { signal }) =>
    raceAbort(new Promise(() => undefined), signal ?? new AbortController().signal),
};

describe('looking a paper up', () => {
  test.each(['arXiv', 'Hugging Face'])('waits for %s no longer than somebody does', async (name) => {
    const slept: number[] = [];
    const clock = {
      ...systemClock,
      sleep: async (ms: number) => {
        slept.push(ms);
      },
    };
    const bases = { arxivApiBase: 'https://arxiv.example', hfBase: 'https://hf.example' };
    const lookUps = allLookUps({ http: silent, clock, ...bases });
    const lookUp = lookUps.find((one) => one.name === name);
    await expect(lookUp?.find({ kind: 'arxiv', value: '2511.00001' })).rejects.toThrow(
      `${name} took longer than 12 s to answer`,
    );
    expect(slept.reduce((sum, ms) => sum + ms, 0) * lookUps.length).toBeLessThan(30_000);
  });
});
