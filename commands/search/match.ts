import { plain, type Span, strong } from '../../src/chat/api.ts';
import { type Paper, sentences } from '../../src/papers/api.ts';
import { markMatched, matchedWords, termsIn } from '../../src/search/api.ts';
import type { ListedPaper } from '../reply/paper-list.ts';

const WORDS_SHOWN = 4;

/** Why a paper was found, in the words of its own text, and the sentence that shows it. `terms` are as indexed: stems. */
export function matchOf(
  paper: Paper,
  terms: readonly string[],
): Pick<ListedPaper, 'reason' | 'excerpt' | 'mark'> {
  const text = paper.abstract || paper.summary;
  const excerpt = bestSentence(text, terms);
  const mark = (shown: string) => marked(shown, terms);
  return { reason: reasonOf(paper, text, terms), mark, ...(excerpt && { excerpt }) };
}

/** What was looked for stands strong. */
function marked(text: string, terms: readonly string[]): readonly Span[] {
  return markMatched(text, terms).map((stretch) =>
    stretch.matched ? strong(stretch.text) : plain(stretch.text),
  );
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
    const held = termsIn(words, left);
    left = left.filter((term) => !held.includes(term));
    const found = matchedWords(words, held);
    if (found.length > 0) reasons.push(`${found.slice(0, WORDS_SHOWN).join(', ')} ${place}`);
  }
  return reasons.join(' · ');
}

function bestSentence(text: string, terms: readonly string[]): string | undefined {
  let best: { sentence: string; hits: number } | undefined;
  for (const sentence of sentences(text)) {
    const hits = termsIn(sentence, terms).length;
    if (hits > (best?.hits ?? 0)) best = { sentence, hits };
  }
  return best?.sentence;
}
