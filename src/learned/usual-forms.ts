import type { Paper } from '../papers/api.ts';
import { termsOf } from './terms.ts';

/** The words that papers write most often for these terms. */
export function usualForms(terms: readonly string[], papers: readonly Paper[]): ReadonlyMap<string, string> {
  const forms = new Map(terms.map((term) => [term, new Map<string, number>()]));
  for (const paper of papers) {
    for (const [term, word] of termsOf(paper)) {
      const counts = forms.get(term);
      counts?.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return new Map([...forms].flatMap(([term, counts]) => mostOf(term, counts)));
}

function mostOf(term: string, counts: ReadonlyMap<string, number>): readonly (readonly [string, string])[] {
  const [most] = [...counts].toSorted(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  return most ? [[term, most[0]]] : [];
}
