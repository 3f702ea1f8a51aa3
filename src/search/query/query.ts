import type { Identifier } from '../../papers/api.ts';

export const SORTS = ['best', 'newest', 'votes'] as const;
export type Sort = (typeof SORTS)[number];

/** A query as read. Every text is one: what cannot be read as asked is told in `notes` and looked for as words. */
export interface Query {
  readonly clauses: readonly Clause[];
  readonly sort: Sort;
  /** Sentences about what was read otherwise than it was typed. */
  readonly notes: readonly string[];
  /** The query with fields that there are in place of those there are not. */
  readonly meant?: string;
}

/** One thing that a query asks for. `typed` is how to write it again; `not`: papers must not have it. */
export type Clause = { readonly typed: string; readonly not: boolean } & Asked;

type Asked =
  | { readonly kind: 'word'; readonly text: string }
  /** Must occur; words of it side by side. */
  | { readonly kind: 'phrase'; readonly text: string }
  /** The words as they are written, not their stems. */
  | { readonly kind: 'exact'; readonly text: string }
  /** All words that begin so. */
  | { readonly kind: 'prefix'; readonly start: string }
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'title'; readonly text: string; readonly quoted: boolean; readonly exact: boolean }
  /** `cs` or `cs.cl`, in lower case. */
  | { readonly kind: 'category'; readonly category: string }
  /** Either end may be open: 0. */
  | { readonly kind: 'years'; readonly from: number; readonly to: number }
  /** A source's key. */
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'code' }
  | { readonly kind: 'seen' }
  | { readonly kind: 'reference'; readonly identifier: Identifier };

export type ClauseOf<Kind extends Clause['kind']> = Extract<Clause, { readonly kind: Kind }>;
