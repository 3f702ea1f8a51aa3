import { indexTerms } from './analyzer.ts';

/** A stretch of a text; `matched` when it is one of the words looked for. */
export interface Stretch {
  readonly text: string;
  readonly matched: boolean;
}

/** With the marks inside compounds and names: "k-NN", "C++", "Schrödinger's". */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-_'’+#.]+[\p{L}\p{N}\p{M}]+)*[+#]*/gu;

/** Cuts a text where words that hold one of the terms begin and end. `terms` are as indexed: stems. */
export function markMatched(text: string, terms: readonly string[]): readonly Stretch[] {
  const wanted = new Set(terms);
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { 0: word, index } of wanted.size > 0 ? text.matchAll(WORD) : []) {
    if (!holds(word, wanted)) continue;
    if (index > end) stretches.push({ text: text.slice(end, index), matched: false });
    stretches.push({ text: word, matched: true });
    end = index + word.length;
  }
  return end < text.length ? [...stretches, { text: text.slice(end), matched: false }] : stretches;
}

/** The words of a text that hold one of the terms, once each, in lower case, in order. */
export function matchedWords(text: string, terms: readonly string[]): readonly string[] {
  const marked = markMatched(text, terms).filter(({ matched }) => matched);
  return [...new Set(marked.map(({ text: word }) => word.toLowerCase()))];
}

/** Those of the terms that a text holds. */
export function termsIn(text: string, terms: readonly string[]): readonly string[] {
  const held = new Set(indexTerms(text));
  return terms.filter((term) => held.has(term));
}

function holds(word: string, wanted: ReadonlySet<string>): boolean {
  return indexTerms(word).some((term) => wanted.has(term));
}
