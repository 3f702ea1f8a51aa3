import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUNDLED_PACKS, packFile, planImport, readPack, type Topic } from '../../src/topics/api.ts';
import { findsAmong } from '../../src/topics/examples/finds-among.ts';
import { paper } from '../support/papers.ts';
import { TITLES } from './pack-titles.ts';

const pack = (topics: readonly object[], more: object = {}) =>
  JSON.stringify({ paperboy: 'topics', version: 1, name: 'a pack', topics, ...more });
const ONE = { name: 'soups', emoji: '🍲', rule: '"model soup"' };
const topic = (facts: Partial<Topic>): Topic => ({
  id: 't',
  spaceId: 's',
  name: 'n',
  emoji: '🧲',
  rule: 'r',
  ...facts,
});

describe('packs that come along', () => {
  it('have six to eight topics each, and are packs', () => {
    expect(BUNDLED_PACKS).toHaveLength(8);
    for (const bundled of BUNDLED_PACKS) {
      expect(bundled.topics.length).toBeGreaterThanOrEqual(6);
      expect(bundled.topics.length).toBeLessThanOrEqual(8);
      expect(readPack(packFile(bundled).content)).toEqual(bundled);
    }
  });

  it('can all be taken over together: no two topics share a name or an emoji', () => {
    const topics = BUNDLED_PACKS.flatMap((bundled) => bundled.topics);
    expect(readPack(pack(topics)).topics).toEqual(topics);
  });

  it.each(Object.entries(TITLES))('“%s” comes through %s', (title, expected) => {
    const found = BUNDLED_PACKS.flatMap(({ topics }) => topics).filter(
      ({ rule }) => findsAmong(rule, [paper({ id: title, title })]).length > 0,
    );
    expect(found.map(({ name }) => name).sort()).toEqual([...expected].sort());
  });

  it('bring something each', () => {
    const wanted = new Set(Object.values(TITLES).flat());
    const names = BUNDLED_PACKS.flatMap(({ topics }) => topics.map(({ name }) => name));
    expect(names.filter((name) => !wanted.has(name))).toEqual([]);
  });
});

describe('a file of topics', () => {
  it.each([
    ['hello', 'it is no JSON'],
    ['{"paperboy":"topics","version":1,"topics":[{"na', 'it is cut off or changed on the way'],
    ['[1, 2]', 'it does not begin with "paperboy": "topics"'],
    ['null', 'it does not begin with'],
    [pack([]), 'it holds no topics'],
    [pack([ONE], { version: '1' }), 'it does not say its version'],
    [pack([ONE], { version: 2 }), 'written by a newer Paperboy (version 2 of the file; I read up to 1)'],
    [pack([{ name: 'x' }]), 'its topic 1 has no name or no rule'],
    [pack(Array(201).fill(ONE)), 'it holds 201 topics, and I take 200'],
    [
      pack([ONE, { ...ONE, name: 'Stews', rule: '"stew' }]),
      'Topic 2 of the file (“Stews”): The rule is wrong',
    ],
    [pack([{ ...ONE, emoji: '👍' }]), 'Topic 1 of the file (“soups”): 👍 already votes'],
    [pack([ONE, { ...ONE, name: 'SOUPS', emoji: '' }]), 'The file has two topics “SOUPS”.'],
    [pack([ONE, { ...ONE, name: 'stews' }]), 'In the file 🍲 stands for “soups” and for “stews”.'],
    [`${pack([ONE])}${' '.repeat(60_000)}`, 'characters, and I read 60,000'],
  ])('that is wrong is told so: %s', (text, why) => {
    expect(() => readPack(text)).toThrow(why);
  });

  it('is read as it was written, whatever names and rules hold', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z“”"'{}\\ é]{1,20}[a-z]$/), {
      minLength: 1,
      maxLength: 5,
      selector: (name) => name.trim().replace(/\s+/g, ' '),
    });
    fc.assert(
      fc.property(names, (some) => {
        const topics = some.map((name) => ({ name, emoji: '', rule: '“model soup”, prun* -survey' }));
        const read = readPack(packFile({ name: 'x', topics }).content);
        expect(read.topics.map(({ name }) => name)).toEqual(
          some.map((name) => name.trim().replace(/\s+/g, ' ')),
        );
        for (const { rule } of read.topics) expect(rule).toBe('"model soup", prun* -survey');
      }),
    );
  });

  it('never ends in anything but a message for a person', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => pack([], { topics: value })),
        ),
        (text) => {
          try {
            readPack(text);
          } catch (error) {
            expect((error as Error).name).toBe('UserError');
          }
        },
      ),
    );
  });
});

describe('a pack that meets the topics of a space', () => {
  const of = (...topics: readonly (typeof ONE)[]) => readPack(pack(topics));

  it('keeps what is the same, and asks about names that are taken', () => {
    const held = [
      topic({ name: 'Soups', rule: '"model soup"', emoji: '🥣' }),
      topic({ name: 'stews', rule: 'stew' }),
    ];
    const plan = planImport(of(ONE, { name: 'Stews', emoji: '🫕', rule: 'stew*' }), held);
    expect(plan.map(({ what, emoji }) => [what, emoji])).toEqual([
      ['same', '🥣'],
      ['taken', '🧲'],
    ]);
  });

  it('gets other emoji for those that are taken here, or that only another place has', () => {
    const plan = planImport(of(ONE, { name: 'party', emoji: 'parrot:123', rule: 'x' }), [
      topic({ emoji: '🍲' }),
    ]);
    expect(plan.map(({ insteadOf }) => insteadOf)).toEqual(['🍲', 'parrot:123']);
    expect(new Set(['🍲', 'parrot:123', ...plan.map(({ emoji }) => emoji)]).size).toBe(4);
  });
});
