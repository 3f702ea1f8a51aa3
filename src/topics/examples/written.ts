import type { Paper } from '../../papers/api.ts';
import { analyze } from '../../search/analyzer.ts';
import { type Run, runKey } from './runs.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}+#]*/gu;
/** LLMs, CRISPR: capitals that belong to the word. */
const OWN_CAPITALS = /\p{Lu}.*\p{Lu}/u;

/** The words as these papers write them most often; undefined when none does. */
export function writtenForm(run: Run, papers: readonly Paper[]): string | undefined {
  const forms = new Map<string, number>();
  for (const { title, abstract, summary, keywords } of papers) {
    for (const text of [title, abstract, summary, ...keywords]) {
      for (const form of formsIn(text, run)) forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }
  const fitting = [...forms].filter(([form]) => runKey(analyze(form)) === runKey(run));
  return fitting.toSorted(([a, n], [b, m]) => m - n || a.length - b.length || (a < b ? -1 : 1))[0]?.[0];
}

function formsIn(text: string, run: Run): readonly string[] {
  const found = [...text.matchAll(WORD)].map(([word]) => ({ word, stem: analyze(word.toLowerCase())[0] }));
  return found.flatMap((_, from) => formAt(found, from, run) ?? []);
}

function formAt(
  words: readonly { readonly word: string; readonly stem: string | undefined }[],
  from: number,
  run: Run,
): string | undefined {
  const form: string[] = [];
  let met = 0;
  for (const { word, stem } of words.slice(from, from + 2 * run.length)) {
    if (stem !== run[met] && (stem !== undefined || met === 0)) return undefined;
    if (stem !== undefined) met++;
    form.push(OWN_CAPITALS.test(word) ? word : word.toLowerCase());
    if (met === run.length) return form.join(' ');
  }
  return undefined;
}
