import { describe, expect, test } from 'vitest';
import { describeError } from '../src/errors.ts';

const circular = new Error('turns');
circular.cause = circular;

describe('an error in one line', () => {
  test.each<[unknown, string]>([
    [new Error('the file did not open', { cause: new Error('EACCES') }), 'the file did not open: EACCES'],
    [new Error('no answer (ENOTFOUND x)', { cause: new Error('ENOTFOUND x') }), 'no answer (ENOTFOUND x)'],
    [new Error('', { cause: 'plain words' }), 'plain words'],
    ['plain words', 'plain words'],
    [undefined, 'unknown error'],
    [circular, 'turns'],
  ])('%s reads "%s"', (error, line) => expect(describeError(error)).toBe(line));
});
