import { type Paper, sentences } from '../../src/papers/api.ts';

const WORDS_SHOWN = 4;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;

/** Why a paper was found, in the words of its own text, and the sentence that shows it. `terms` are as indexed: stems. */
export function matchOf(paper: Paper, terms: readonly string[]): { reason: string; excerpt?: string } {
  const text = paper.abstract || paper.summary;
  const excerpt = bestSentence(text, terms);
  return { reason: reasonOf(paper, text, terms), ...(excerpt && { excerpt }) };
}

/** Each term is told once, where it counts most. */
function reasonOf(paper: Paper, text: string, terms: readonly string[]): string {
  const places: readonly [string, string][] = [
    ['in the title', paper.title],
    [paper.abstract ? 'in the abstract' : 'in the summary', text],
    ['among the authors', paper.authors.join(' ')],
    ['among the keywords', paper.keywords.join(' ')],
  ];
  const reasons: string[] = [];
  let left = terms;
  for (const [place, words] of places) {
    const found = matching(words, left);
    left = left.filter((term) => !found.some((word) => fits(word, term)));
    if (found.length > 0) reasons.push(`${found.slice(0, WORDS_SHOWN).join(', ')} ${place}`);
  }
  return reasons.join(' · ') || terms.slice(0, WORDS_SHOWN).join(', ');
}

/** The words of a text that begin with one of the stems, once each, in lower case. */
function matching(text: string, terms: readonly string[]): readonly string[] {
  const words = new Set((text.match(WORD) ?? []).map((word) => word.toLowerCase()));
  return [...words].filter((word) => terms.some((term) => fits(word, term)));
}

/** "studies" was indexed as "studi", "study" too. */
function fits(word: string, term: string): boolean {
  if (term.length < 3) return word === term;
  const other = term.endsWith('i') ? `${term.slice(0, -1)}y` : term;
  return (word.startsWith(term) || word.startsWith(other)) && word.length - term.length <= 7;
}

function bestSentence(text: string, terms: readonly string[]): string | undefined {
  let best: { sentence: string; hits: number } | undefined;
  for (const sentence of sentences(text)) {
    const hits = matching(sentence, terms).length;
    if (hits > (best?.hits ?? 0)) best = { sentence, hits };
  }
  return best?.sentence;
}
