import { describe, expect, test } from 'vitest';
import { askedName, isNamed } from '../../src/search/author-words.ts';

const is = (asked: string, author: string) => {
  const name = askedName(asked);
  return name !== undefined && isNamed(name, author);
};

describe('an author asked for', () => {
  test.each([
    ['bengio', 'Yoshua Bengio'],
    ['Yoshua Bengio', 'Y. Bengio'],
    ['Y. Bengio', 'Yoshua Bengio'],
    ['Bengio, Yoshua', 'Yoshua Bengio'],
    ['Bengio Y', 'Yoshua Bengio'],
    ['J.-L. Godard', 'Jean-Luc Godard'],
    ['schrodinger', 'Erwin Schrödinger'],
    ['Ann Lee', 'Ann B. Lee'],
    ['李飞飞', '李飞飞'],
    ['Li', 'Li Li'],
  ])('as %s is %s', (asked, author) => {
    expect(is(asked, author)).toBe(true);
  });

  test.each([
    ['Samy Bengio', 'Yoshua Bengio'],
    ['Y. Bengio', 'Samy Bengio'],
    ['Yoshua Bengio', 'Yoshua B. Lee'],
    ['Ann Lee', 'Anna Lee'],
    ['bengio', 'Yoshua Bengiovanni'],
    ['', 'Ann Lee'],
    ['🎉', 'Ann Lee'],
  ])('as %s is not %s', (asked, author) => {
    expect(is(asked, author)).toBe(false);
  });
});
