/** A rule as read: alternatives of which one must hold, what must not occur, and where it looks. */
export interface Rule {
  /** As typed. */
  readonly text: string;
  /** Any of these; within one, all terms. Empty when only categories were given. */
  readonly alternatives: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
  /** Any of these; empty for all. */
  readonly categories: readonly string[];
}

/** One thing to look for. `shown` is how a reason names it. */
export type Term =
  | { readonly kind: 'text'; readonly shown: string; readonly text: string }
  | { readonly kind: 'prefix'; readonly shown: string; readonly start: string }
  | { readonly kind: 'author'; readonly shown: string; readonly name: string }
  | { readonly kind: 'category'; readonly shown: string; readonly category: string };

export const RULE_LIMITS = { characters: 1_000, words: 60 } as const;
