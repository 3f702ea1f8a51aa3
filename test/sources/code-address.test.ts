import { expect, test } from 'vitest';
import { codeAddressIn } from '../../src/sources/code-address.ts';

test.each([
  ['Code is at https://github.com/example/things.', 'https://github.com/example/things'],
  ['(http://www.github.com/example/things.git)', 'https://github.com/example/things'],
  ['https://github.com/example/clip\\_quality', 'https://github.com/example/clip_quality'],
  ['see https://gitlab.com/example/x-y/-/tree/main', 'https://gitlab.com/example/x-y'],
  [
    'https://huggingface.co/papers/2401.10000 and https://huggingface.co/example/model',
    'https://huggingface.co/example/model',
  ],
  ['https://example.github.io/things', ''],
  ['https://github.com/example', ''],
  ['https://evil.example/github.com/a/b', ''],
  ['no address', ''],
])('%s', (text, address) => expect(codeAddressIn(text)).toBe(address));

test('the abstract comes before the comment', () => {
  expect(codeAddressIn('https://github.com/a/first', 'https://github.com/a/second')).toBe(
    'https://github.com/a/first',
  );
  expect(codeAddressIn('', 'https://github.com/a/second')).toBe('https://github.com/a/second');
});
