import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REFUSALS } from '../../support/discord/refusals.ts';

test('every refusal in the table is provoked by a test', () => {
  const here = new URL('.', import.meta.url);
  const tests = readdirSync(here).map((name) => readFileSync(new URL(name, here), 'utf8'));
  const text = tests.join('\n');
  expect(Object.keys(REFUSALS).filter((name) => !text.includes(`'${name}'`))).toEqual([]);
});
