import type { Paper } from '../../../src/papers/api.ts';
import { paper } from '../../support/papers.ts';

const FIELDS: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['cars', ['engine', 'wheel', 'road', 'driver', 'brake', 'fuel', 'gear', 'clutch', 'bumper']],
  ['cells', ['gene', 'protein', 'tissue', 'enzyme', 'virus', 'blood', 'bone', 'nerve', 'plasma']],
];

/** Papers of two fields by turns, each with four of its field's nine words and an id that names the field. */
export function twoFields(papers: number): readonly Paper[] {
  return Array.from({ length: papers }, (_, i) => {
    const [name, words] = FIELDS[i % 2] ?? ['', []];
    const start = Math.floor(i / 2);
    const [title, ...rest] = [0, 1, 2, 5].map((step) => words[(start + step) % words.length] ?? '');
    return paper({
      id: `${name}-${String(i).padStart(4, '0')}`,
      title: title ?? '',
      abstract: rest.join(' '),
    });
  });
}
