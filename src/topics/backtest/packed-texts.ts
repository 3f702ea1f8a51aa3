import type { PaperText } from '../paper-text.ts';

/** A paper's text with numbers of a common dictionary for words: about 2 kB in place of 15. */
export interface PackedText {
  readonly fields: readonly PackedField[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly sources: readonly string[];
}

interface PackedField {
  readonly place: PaperText['fields'][number]['place'];
  readonly stems: Uint32Array;
  readonly words: Uint32Array;
}

/** Keeps the texts of many papers for rules: a word is stored once, in however many papers it stands. */
export class PackedTexts {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];

  /** Different words met so far. */
  get size(): number {
    return this.#words.length;
  }

  pack({ fields, authors, categories, sources }: PaperText): PackedText {
    return {
      fields: fields.map(({ place, stems, words }) => ({
        place,
        stems: this.#packed(stems),
        words: this.#packed(words()),
      })),
      authors: authors.map(({ words }) => words.join(' ')),
      categories,
      sources,
    };
  }

  /** The same text again; authors by their folded names. */
  unpack({ fields, authors, categories, sources }: PackedText): PaperText {
    const unpacked = fields.map(({ place, stems, words }) => {
      let made: readonly string[] | undefined;
      return {
        place,
        stems: this.#unpacked(stems),
        words: () => {
          made ??= this.#unpacked(words);
          return made;
        },
      };
    });
    return {
      fields: unpacked,
      anywhere: new Set(unpacked.flatMap(({ stems }) => stems)),
      get authors() {
        return authors.map((name) => ({ name, words: name.split(' ').filter(Boolean) }));
      },
      categories,
      sources,
    };
  }

  title({ fields }: PackedText): { readonly stems: readonly string[]; readonly words: readonly string[] } {
    const title = fields.find(({ place }) => place === 'in the title');
    return { stems: this.#unpacked(title?.stems), words: this.#unpacked(title?.words) };
  }

  /** The stems of each field, in order. */
  stemRows({ fields }: PackedText): readonly (readonly string[])[] {
    return fields.map(({ stems }) => this.#unpacked(stems));
  }

  /** Tells of packed texts whether all these stems stand anywhere in one. */
  haveStems(stems: readonly string[]): (packed: PackedText) => boolean {
    const numbers = stems.flatMap((stem) => this.#numbers.get(stem) ?? []);
    if (numbers.length < stems.length) return () => false;
    return ({ fields }) => numbers.every((number) => fields.some((field) => field.stems.includes(number)));
  }

  /** Tells of packed texts whether a word begins so in one. */
  haveWordStarting(start: string): (packed: PackedText) => boolean {
    const starts = Uint8Array.from(this.#words, (word) => (word.startsWith(start) ? 1 : 0));
    const isStart = (number: number) => starts[number] === 1;
    return ({ fields }) => fields.some(({ words, stems }) => words.some(isStart) || stems.some(isStart));
  }

  #packed(some: readonly string[]): Uint32Array {
    // `Uint32Array.from` takes twice as long.
    const numbers = new Uint32Array(some.length);
    for (let i = 0; i < some.length; i++) numbers[i] = this.#numberOf(some[i] ?? '');
    return numbers;
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    // A slice of a longer text would keep all of that text in memory.
    const own = Buffer.from(word).toString();
    this.#numbers.set(own, this.#words.length);
    return this.#words.push(own) - 1;
  }

  #unpacked(numbers: Uint32Array = new Uint32Array()): string[] {
    const some: string[] = [];
    for (let i = 0; i < numbers.length; i++) some.push(this.#words[numbers[i] ?? 0] ?? '');
    return some;
  }
}
