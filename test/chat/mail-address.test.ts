import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMailAddress } from '../../src/chat/api.ts';

describe('an address', () => {
  it.each([
    'you@example.org',
    'first.last+papers@mail.example.co.uk',
    "o'neil_x@sub-domain.example",
    'müller@bücher.example',
    '1@2.example',
  ])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    '',
    'you',
    '@example.org',
    'you@',
    'you@localhost',
    'you@@example.org',
    'a@b@example.org',
    '.you@example.org',
    'you.@example.org',
    'y..u@example.org',
    'you@-example.org',
    'you@example..org',
    'you@example.org.',
    'you@[127.0.0.1]',
    '"you"@example.org',
    'you(comment)@example.org',
    'You <you@example.org>',
    'you@example.org, me@example.org',
    'you@example.org\r\nBcc: me@example.org',
    'you@exam\u2028ple.org',
    'you@example.org\u0000',
    `${'y'.repeat(65)}@example.org`,
    `you@${'e.'.repeat(130)}org`,
  ])('may not be %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });

  it('never holds what ends a header, a command or a recipient', () => {
    const near = fc.string({
      unit: fc.constantFrom(
        'a',
        'b',
        '.',
        '@',
        '-',
        ' ',
        '\r',
        '\n',
        '<',
        '>',
        ',',
        ';',
        ':',
        '"',
        '\t',
        '\0',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
        if (isMailAddress(text))
          expect(text).toMatch(/^[^\s<>,;:"()[\]\\@\p{C}]+@[^\s<>,;:"()[\]\\@\p{C}]+$/u);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });
});
