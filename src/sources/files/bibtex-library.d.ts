declare module 'bibtex-parse' {
  /** A value as written, or several joined by `#`. */
  export interface BibValue {
    readonly datatype: 'number' | 'identifier' | 'braced' | 'quoted' | 'concatinate' | 'null' | 'unenclosed';
    readonly value: string | null | readonly BibValue[];
  }
  export interface BibField extends BibValue {
    readonly name: string;
  }
  export type BibItem =
    | {
        readonly itemtype: 'entry';
        readonly type: string;
        readonly key: string | null;
        readonly fields: readonly BibField[];
      }
    | ({ readonly itemtype: 'string'; readonly name: string } & BibValue)
    | { readonly itemtype: 'preamble' | 'comment' };

  const library: { parse(text: string, options: { readonly number: 'string' }): readonly BibItem[] };
  export default library;
}
