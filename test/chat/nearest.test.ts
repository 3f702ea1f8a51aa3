import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/chat/api.ts';

describe('the nearest word', () => {
  it.each([
    ['serch', 'search'],
    ['seacrh', 'search'],
    ['SHOW', 'show'],
    ['trendin', 'trending'],
  ])('to %s is %s', (typed, meant) => {
    expect(nearest(typed, ['show', 'search', 'trending'])).toBe(meant);
  });

  it('is none when more than a third of the letters differ', () => {
    expect(nearest('status', ['search', 'show'])).toBeUndefined();
    expect(nearest('', ['a'.repeat(500)])).toBeUndefined();
  });
});
