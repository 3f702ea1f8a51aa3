import type { PaperText } from '../paper-text.ts';
import type { Feature, FeatureKind } from './required.ts';

type Take = (number: number) => void;

/** The features that rules ask for, by number, and which of them a paper has. */
export class Features {
  readonly #numbers: Readonly<Record<FeatureKind, Map<string, number>>> = {
    stem: new Map(),
    title: new Map(),
    word: new Map(),
    prefix: new Map(),
    author: new Map(),
    category: new Map(),
    source: new Map(),
  };
  readonly #prefixLengths = new Set<number>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  numberOf({ kind, value }: Feature): number {
    const numbers = this.#numbers[kind];
    const known = numbers.get(value);
    if (known !== undefined) return known;
    if (kind === 'prefix') this.#prefixLengths.add(value.length);
    numbers.set(value, this.#size);
    return this.#size++;
  }

  /** Hands on the features of a paper; some of them more than once. */
  eachOf(paper: PaperText, take: Take): void {
    const { stem, title, word, prefix, author, category, source } = this.#numbers;
    for (const value of paper.anywhere) give(stem, value, take);
    for (const field of title.size > 0 ? paper.fields : [])
      if (field.place === 'in the title') for (const value of field.stems) give(title, value, take);
    for (const { words } of author.size > 0 ? paper.authors : [])
      for (const value of words) give(author, value, take);
    for (const held of paper.categories) givePath(category, held, take);
    for (const value of paper.sources) give(source, value, take);
    if (word.size > 0 || prefix.size > 0) this.#ofWords(writtenIn(paper), take);
  }

  #ofWords(words: ReadonlySet<string>, take: Take): void {
    const { word, prefix } = this.#numbers;
    for (const value of words) {
      give(word, value, take);
      for (const length of this.#prefixLengths)
        if (length <= value.length) give(prefix, value.slice(0, length), take);
    }
  }
}

/** Words and stems, each once. */
function writtenIn({ fields, anywhere }: PaperText): ReadonlySet<string> {
  const written = new Set(anywhere);
  for (const field of fields) for (const word of field.words()) written.add(word);
  return written;
}

function give(numbers: ReadonlyMap<string, number>, value: string, take: Take): void {
  const number = numbers.get(value);
  if (number !== undefined) take(number);
}

/** A category and those that it lies within: `cs.cl`, `cs`. */
function givePath(numbers: ReadonlyMap<string, number>, category: string, take: Take): void {
  for (let end = category.length; end > 0; end = category.lastIndexOf('.', end - 1))
    give(numbers, category.slice(0, end), take);
}
