import type { PaperId } from '../papers/api.ts';

/** What a paper must have, or with `not` must not have, whatever its words. */
export type Filter = { readonly not?: boolean } & (
  | {
      /** Every term of a text, anywhere in the paper's. */
      readonly kind: 'terms';
      readonly text: string;
    }
  | {
      /** A word that begins so. */
      readonly kind: 'prefix';
      readonly start: string;
    }
  | {
      /** Every word of a text in the title, whatever its form. */
      readonly kind: 'title';
      readonly text: string;
    }
  | {
      /** Authors' names with these words; given names may be initials on either side. Words of several authors may mix. */
      readonly kind: 'author';
      readonly name: string;
    }
  | {
      /** Of these categories or archives, in lower case: `cs`, `cs.cl`. */
      readonly kind: 'category' | 'source';
      readonly anyOf: readonly string[];
    }
  | {
      /** Published in these years, both counted in; 0 leaves an end open. */
      readonly kind: 'years';
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'code' }
  | {
      /** One of these papers. */
      readonly kind: 'papers';
      readonly ids: readonly PaperId[];
    }
);
