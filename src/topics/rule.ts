/** A rule as read: alternatives, what must and must not occur, and where it looks. */
export interface Rule {
  /** As typed. */
  readonly text: string;
  /** Of these `needed` must hold; within one, all terms. Empty when only the rest was given. */
  readonly alternatives: readonly (readonly Term[])[];
  /** 1, or what `requires:` asks for. */
  readonly needed: number;
  /** All of these, whichever alternatives hold. */
  readonly must: readonly Term[];
  readonly excluded: readonly Term[];
  /** Any of these, as typed; empty for all. */
  readonly categories: readonly string[];
  /** Keys of sources, any of these; empty for all. */
  readonly sources: readonly string[];
}

/** A rule without its text; what is left out asks for nothing. */
export type RuleParts = Pick<Rule, 'alternatives' | 'excluded' | 'categories'> &
  Partial<Pick<Rule, 'needed' | 'must' | 'sources'>>;

/** One thing to look for. `shown` is how a reason names it; with `title` only titles count. */
export type Term = WordTerm | FactTerm;

export type WordTerm = { readonly shown: string; readonly title?: true } & (
  | { readonly kind: 'text'; readonly text: string }
  /** As written, whatever else has the same stem. */
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'prefix'; readonly start: string }
);

export type FactTerm = { readonly shown: string } & (
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'category'; readonly category: string }
  /** A source's key. */
  | { readonly kind: 'source'; readonly source: string }
);

export const RULE_LIMITS = { characters: 1_000, words: 60 } as const;
