import { expect, test } from 'vitest';
import { InvalidRequests } from '../../../adapters/discord/invalid-requests.ts';
import { createLog } from '../../../src/log.ts';

const log = createLog({ level: 'silent', secrets: [] });

test('a thousand refusals in ten minutes hold sending back until the ten minutes are over', () => {
  let now = 1_000_000;
  const invalid = new InvalidRequests({ now: () => now }, log);
  invalid.note({ count: 900, remainingTime: 300_000 });
  expect(invalid.pauseMs()).toBe(0);
  invalid.note({ count: 1000, remainingTime: 240_000 });
  expect(invalid.pauseMs()).toBe(240_000);
  now += 240_000;
  expect(invalid.pauseMs()).toBe(0);
});
