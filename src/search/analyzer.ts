import { stemmer } from 'stemmer';
import { REQUEST_WORDS, STOP_WORDS } from './analyzer/stop-words.ts';
import { eachToken, type TokenKind } from './analyzer/tokens.ts';

/** Grows when the same paper gives other terms: what was compiled or indexed with an older one is made again. */
export const ANALYZER_VERSION = 4;

/** The words of a text, folded: no case, no accents, TeX unwrapped, compounds in parts. Order is kept. */
export function words(text: string): string[] {
  const found: string[] = [];
  eachToken(text, (word, kind) => {
    if (kind !== 'pair' && kind !== 'joined') found.push(word);
  });
  return found;
}

/** The terms of a text: its words without stop words, stemmed. Linear in the length of the text. */
export function analyze(text: string): string[] {
  return analyzeInOrder(text).terms;
}

/** The terms of a text in order, and apart from them what else it is indexed under: compounds as one word each (k-NN: knn), acronyms as written (GANS). */
export function analyzeInOrder(text: string): { readonly terms: string[]; readonly compounds: string[] } {
  const [terms, compounds]: [string[], string[]] = [[], []];
  eachToken(text, (word, kind) => {
    if (kind === 'pair') return;
    if (kind === 'joined') push(word, kind, compounds);
    else if (STOP_WORDS.has(word)) {
      if (kind === 'acronym') terms.push(word);
    } else {
      const stemmed = stem(word);
      terms.push(stemmed);
      if (kind === 'acronym' && stemmed !== word) compounds.push(word);
    }
  });
  return { terms, compounds };
}

/**
 * All terms under which a text is found: those of `analyze`, compounds joined as well (k-NN: k, nn, knn), acronyms also as
 * they are written, neighbours of unspaced scripts also in pairs.
 */
export function indexTerms(text: string): string[] {
  const found: string[] = [];
  eachToken(text, (word, kind) => push(word, kind, found));
  return found;
}

/** The words under which a title or a name is suggested: unstemmed, without stop words, compounds joined as well. */
export function spellings(text: string): string[] {
  const found: string[] = [];
  eachToken(text, (word, kind) => {
    if (kind === 'acronym' || !STOP_WORDS.has(word)) found.push(word);
  });
  return found;
}

/** One word of a query: the terms that stand for it, and it as it was typed, folded. */
export interface QueryWord {
  readonly word: string;
  readonly terms: readonly string[];
  /** A compound as one word: worth finding, but nothing the query has to hold. */
  readonly joined: boolean;
}

/** What a query looks for: compounds in parts and joined, signs of unspaced scripts in pairs where there are several. */
export function queryWords(text: string): QueryWord[] {
  const found: QueryWord[] = [];
  eachToken(text, (word, kind) => {
    if (kind === 'sign') return;
    const terms: string[] = [];
    push(word, kind, terms);
    if (terms.length > 0) found.push({ word, terms, joined: kind === 'joined' });
  });
  const asked = found.filter(({ word }) => !REQUEST_WORDS.has(word));
  return asked.length > 0 ? asked : found;
}

function push(word: string, kind: TokenKind, found: string[]): void {
  if (kind === 'acronym') pushAcronym(word, found);
  else if (!STOP_WORDS.has(word)) found.push(stem(word));
}

/** "GANS" is looked for as "gan" too; "IT" is a term, "it" is none. */
function pushAcronym(word: string, found: string[]): void {
  const stemmed = stem(word);
  if (!STOP_WORDS.has(word) && stemmed !== word) found.push(stemmed);
  found.push(word);
}

const MOST_STEMS = 200_000;
const stems = new Map<string, string>();

/** One word's stem; words with digits or other scripts stay as they are. */
export function stem(word: string): string {
  if (word.length < 3) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_STEMS) stems.clear();
  const made = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  stems.set(word, made);
  return made;
}
