import fc from 'fast-check';
import type { Paper } from '../../src/papers/api.ts';
import { paper } from '../support/papers.ts';

const VOCABULARY =
  `pruning sparse network retrieval dense index graph neural k-NN kNN GPT-4 GPT model models training
  the of Schrödinger β-VAE ROUGE 大语言 token tokens data selection`.split(/\s+/);
const NAMES = ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Wei Pruning', 'Erwin Schrödinger'];

const wordsOf = (most: number) =>
  fc.array(fc.constantFrom(...VOCABULARY), { maxLength: most }).map((words) => words.join(' '));

export const aQuery = fc.oneof(wordsOf(6), fc.constantFrom('turing', 'schrodinger pruning', 'hopper graph'));

/** Papers with one of 30 ids: some come more than once, changed. */
export const aPaper: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.integer({ min: 0, max: 29 }).map((id) => `p${String(id).padStart(2, '0')}`),
    title: wordsOf(5),
    abstract: wordsOf(20),
    authors: fc.subarray(NAMES, { maxLength: 3 }),
    published: fc.constantFrom('2023-01-01', '2024', ''),
  })
  .map(paper);
