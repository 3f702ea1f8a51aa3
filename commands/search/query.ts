/** A query as it is searched for today: its words, nothing else. */
export interface Query {
  readonly words: string;
  /** What asks for more than words and is not used: `-vision`, `cat:cs.CL`, `year:2023..`. */
  readonly unused: readonly string[];
  /** It holds a phrase in quotes, whose words are looked for one by one. */
  readonly hasPhrase: boolean;
}

const PART = /-?(?:\p{L}+:)?"[^"]*"|\S+/gu;
const MORE_THAN_WORDS = /^(?:-(?=["\p{L}\p{N}])|(?:cat|year):)/iu;
const PHRASE = /"[^"\s]+\s[^"]*"/u;

/** Takes a query apart. An author's name is looked for as words: names are indexed too. */
export function readQuery(typed: string): Query {
  const parts = typed.match(PART) ?? [];
  const used = parts.filter((part) => !MORE_THAN_WORDS.test(part));
  const words = used.map((part) =>
    part
      .replace(/^author:/i, '')
      .replaceAll('"', ' ')
      .trim(),
  );
  return {
    words: words.filter(Boolean).join(' '),
    unused: parts.filter((part) => !used.includes(part)),
    hasPhrase: used.some((part) => PHRASE.test(part)),
  };
}
