import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { papersNamed } from '../../src/topics/api.ts';
import { choose } from '../../src/topics/examples/choose.ts';
import { runsOf } from '../../src/topics/examples/runs.ts';
import type { Standing } from '../../src/topics/examples/weigh.ts';
import { writtenForm } from '../../src/topics/examples/written.ts';

describe('papers named in a text', () => {
  it.each([
    ['2401.00001,2401.00002', ['2401.00001', '2401.00002'], []],
    ['[A title](https://arxiv.org/abs/2401.00001)!', ['https://arxiv.org/abs/2401.00001'], []],
    ['<https://arxiv.org/pdf/2401.00001|pdf>', ['https://arxiv.org/pdf/2401.00001'], []],
    ['see arXiv:2401.00001v2 (and P19-1001).', ['arXiv:2401.00001v2', 'P19-1001'], []],
    ['2401.00001 https://arxiv.org/abs/2401.00001v3', ['https://arxiv.org/abs/2401.00001v3'], []],
    ['doi:10.1016/S0140-6736(20)30183-5.', ['doi:10.1016/S0140-6736(20)30183-5'], []],
    ['10.1000/a,b 2401.1', ['10.1000/a,b'], ['2401.1']],
    ['look at https://example.org/paper.pdf', [], ['https://example.org/paper.pdf']],
    ['no papers here, v1.2 of it, 10 of 12', [], []],
  ])('in “%s”', (text, papers, strangers) => {
    expect(papersNamed(text)).toEqual({ papers, strangers });
  });

  it('never fails, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(papersNamed(text).papers.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('runs of words', () => {
  it('go over one stop word, but not over the end of a sentence or bracket', () => {
    const runs = runsOf('A mixture of experts. Vision (robot arm)');
    expect([...runs.keys()]).toEqual([
      'mixtur',
      'mixtur expert',
      'expert',
      'vision',
      'robot',
      'robot arm',
      'arm',
    ]);
  });

  it('say something at both ends', () => {
    expect([...runsOf('we propose a novel method of pruning').keys()]).toEqual(['prune']);
    expect([...runsOf('learning models').keys()]).toEqual([]);
  });

  it('are written as people write them most, with capitals that belong to them', () => {
    const paper = (title: string) => ({ title, abstract: '', summary: '', keywords: [] }) as never;
    const papers = [
      paper('Mixture-of-Experts for LLMs'),
      paper('Mixtures of experts'),
      paper('mixture of experts'),
    ];
    expect(writtenForm(['mixtur', 'expert'], papers)).toBe('mixture of experts');
    expect(writtenForm(['llm'], papers)).toBe('LLMs');
    expect(writtenForm(['absent'], papers)).toBeUndefined();
  });
});

describe('words that tell examples apart', () => {
  const standing = (run: string, examples: number[], others: number, titles = 1): Standing => ({
    runs: [run.split(' ')],
    examples: new Set(examples),
    titles,
    others: Array.from({ length: others }, (_, i) => i),
  });
  const shown = (standings: readonly Standing[], examples = 6) =>
    choose(standings, { examples, others: 2_000 }).map(({ runs }) =>
      runs.map((run) => run.join(' ')).join(' + '),
    );
  const ALL = [0, 1, 2, 3, 4, 5];

  it('are rare elsewhere', () => {
    expect(shown([standing('data', ALL, 900), standing('crispr', ALL, 4)])).toEqual(['crispr']);
  });

  it('cover the examples between them, each adding some', () => {
    const found = shown([
      standing('tactil', [0, 1, 2], 3),
      standing('touch', [0, 1], 3),
      standing('slip', [3, 4, 5], 3),
    ]);
    expect(found).toContain('tactil');
    expect(found).toContain('slip');
  });

  it('stand in a title, as long as there are any such', () => {
    expect(shown([standing('tactil', [0, 1, 2], 3), standing('avenu', ALL, 0, 0)])).toEqual(['tactil']);
    expect(shown([standing('avenu', ALL, 0, 0)])).toEqual(['avenu']);
  });

  it('are two common words together where no rare one is left', () => {
    const nois = standing('nois', ALL, 150);
    const label = { ...standing('label', ALL, 0), others: Array.from({ length: 150 }, (_, i) => i + 145) };
    expect(shown([nois, label])).toEqual(['label + nois']);
  });

  it('are the longer phrase where the shorter one finds no more of the examples, else the shorter', () => {
    expect(shown([standing('crispr cas9', ALL, 1), standing('crispr', ALL, 9)])).toEqual(['crispr cas9']);
    expect(shown([standing('crispr cas9', [0, 1, 2], 1), standing('crispr', ALL, 4)])).toEqual(['crispr']);
  });

  it('stand in two of them at least, when most have nothing in common', () => {
    expect(shown([standing('crispr', [0, 1], 0), standing('touch', [3], 0)])).toEqual(['crispr']);
  });

  it('do not depend on the order in which they were counted', () => {
    const all = [
      standing('a1', [0, 1, 2], 3),
      standing('b1', [2, 3, 4], 3),
      standing('c1', [0, 4, 5], 3),
      standing('d1', ALL, 60),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (shuffled) => {
        expect(shown(shuffled)).toEqual(shown(all));
      }),
    );
  });
});
