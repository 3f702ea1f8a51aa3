import { LONGEST_TEXT, UNSPACED } from './analyzer/tokens.ts';
import { indexTerms } from './analyzer.ts';

/** A stretch of a text; `matched` when it is one of the words looked for. */
export interface Stretch {
  readonly text: string;
  readonly matched: boolean;
}

const SIGN = `[${UNSPACED}]`;
const LETTER = `[[\\p{L}\\p{N}\\p{M}]--${SIGN}]`;
/** With the marks inside compounds and names: "k-NN", "C++", "Schrödinger's". Scripts without spaces go by runs of signs. */
const WORD = new RegExp(`${LETTER}+(?:[\\-_'’+#.]+${LETTER}+)*[+#]*|${SIGN}+`, 'gv');
const STARTS_WITH_SIGN = new RegExp(`^${SIGN}`, 'v');

/** Cuts a text where words that hold one of the terms begin and end. `terms` are as indexed: stems. */
export function markMatched(text: string, terms: readonly string[]): readonly Stretch[] {
  const wanted = new Set(terms);
  const stretches: Stretch[] = [];
  let end = 0;
  for (const [from, to] of wanted.size > 0 ? matchedIn(text, wanted) : []) {
    if (from > end) stretches.push({ text: text.slice(end, from), matched: false });
    stretches.push({ text: text.slice(from, to), matched: true });
    end = to;
  }
  return end < text.length ? [...stretches, { text: text.slice(end), matched: false }] : stretches;
}

/** The first words of a text that hold each of the terms, in lower case, in order. */
export function matchedWords(text: string, terms: readonly string[]): readonly string[] {
  const left = new Set(terms);
  const found: string[] = [];
  for (const { text: word, matched } of markMatched(text.slice(0, LONGEST_TEXT), terms)) {
    const held = matched ? indexTerms(word).filter((term) => left.delete(term)) : [];
    if (held.length > 0) found.push(word.toLowerCase());
  }
  return found;
}

/** Those of the terms that a text holds. */
export function termsIn(text: string, terms: readonly string[]): readonly string[] {
  const held = new Set(indexTerms(text));
  return terms.filter((term) => held.has(term));
}

type Range = readonly [from: number, to: number];

function* matchedIn(text: string, wanted: ReadonlySet<string>): Generator<Range> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (STARTS_WITH_SIGN.test(word)) yield* signsIn(word, index, wanted);
    else if (holds(word, wanted)) yield [index, index + word.length];
  }
}

/** Signs that are looked for alone or with a neighbour, in runs. */
function* signsIn(run: string, index: number, wanted: ReadonlySet<string>): Generator<Range> {
  let open: Range | undefined;
  let [at, before] = [index, ''];
  for (const sign of run) {
    const end = at + sign.length;
    const isPair = before !== '' && wanted.has(indexTerms(before + sign).at(-1) ?? '');
    const from = isPair ? at - before.length : at;
    if (isPair || holds(sign, wanted)) {
      if (open && from > open[1]) yield open;
      open = [open && from <= open[1] ? open[0] : from, end];
    }
    [at, before] = [end, sign];
  }
  if (open) yield open;
}

function holds(word: string, wanted: ReadonlySet<string>): boolean {
  return indexTerms(word).some((term) => wanted.has(term));
}
