import { STOP_WORDS } from '../../search/analyzer/stop-words.ts';
import { stem } from '../../search/analyzer.ts';
import type { CompiledTerm } from '../compile-rule.ts';

/** What a paper can have, told by looking it up. `title`: a stem there; `word`: one that is no stem; `author`: a word of a name. */
export type FeatureKind = 'stem' | 'title' | 'word' | 'prefix' | 'author' | 'category' | 'source';

export interface Feature {
  readonly kind: FeatureKind;
  readonly value: string;
}

/** What a paper must have for a term to hold; `enough` when then it does hold. */
export interface Required {
  readonly features: readonly Feature[];
  readonly enough: boolean;
}

export function requiredBy(term: CompiledTerm): Required {
  switch (term.kind) {
    case 'stems':
      return {
        features: term.stems.map((value) => ({ kind: term.title ? 'title' : 'stem', value })),
        enough: term.stems.length === 1,
      };
    case 'exact':
      return { features: term.words.map(ofWord), enough: false };
    case 'prefix':
      return { features: [{ kind: 'prefix', value: term.start }], enough: !term.title };
    case 'author':
      return {
        features: [{ kind: 'author', value: term.name.surname }],
        enough: term.name.given.length === 0,
      };
    case 'category':
      return { features: [{ kind: 'category', value: term.category }], enough: true };
    case 'source':
      return { features: [{ kind: 'source', value: term.source }], enough: true };
  }
}

/** A word as written has its stem with it; a stop word has none. */
const ofWord = (word: string): Feature =>
  STOP_WORDS.has(word) ? { kind: 'word', value: word } : { kind: 'stem', value: stem(word) };
