import MiniSearch, { type Query } from 'minisearch';
import type { Entry } from './entry.ts';
import type { Field } from './tier.ts';

/** What MiniSearch is given: the keys of an entry, one a line. */
type Row = { readonly id: number } & Readonly<Record<Field, string>>;

const KEYS_APART = '\n';

/** Which papers have which keys, in MiniSearch: it takes every addition and removal. */
export class LivingKeys {
  readonly #index = new MiniSearch<Row>({
    fields: ['terms', 'titleWords', 'authorWords', 'facets'],
    tokenize: (keys) => (keys === '' ? [] : keys.split(KEYS_APART)),
    processTerm: (key) => key,
  });

  add(paper: number, { terms, titleWords, authorWords, facets }: Entry): void {
    this.#index.add({
      id: paper,
      terms: [...terms.keys()].join(KEYS_APART),
      titleWords: [...titleWords].join(KEYS_APART),
      authorWords: [...authorWords].join(KEYS_APART),
      facets: [...facets].join(KEYS_APART),
    });
  }

  remove(paper: number): void {
    this.#index.discard(paper);
  }

  /**
   * Each paper with a key, or with one that begins so: perhaps several times. MiniSearch asks how much each match counts;
   * told "nothing", it hands over the matches and builds no results.
   */
  eachPaper(field: Field, key: string, prefix: boolean, take: (paper: number) => void): void {
    const query: Query = { queries: [key], fields: [field], prefix };
    this.#index.search(query, {
      boostDocument: (paper) => {
        take(paper);
        return 0;
      },
    });
  }
}
