/** A paper's permanent id, made by us. */
export type PaperId = string;

/** How the world names a work. `title` is the fingerprint of a cleaned title, for works without another name. */
export type IdentifierKind = 'arxiv' | 'doi' | 'anthology' | 'file' | 'title';

/** One name of a work: arXiv ids without version, DOIs in lower case. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** Who wrote a text: the authors themselves, Paperboy's makers, or a machine. */
export type TextBy = 'authors' | 'paperboy' | 'machine';

/** One work, whatever sources told of it. Texts are cleaned for reading; the raw ones stay in the store. */
export interface Paper {
  readonly id: PaperId;
  readonly title: string;
  /** The authors' abstract, or '' when none is held. */
  readonly abstract: string;
  /** A short text by somebody else, shown when there is no abstract. */
  readonly summary: string;
  readonly summaryBy: TextBy;
  readonly authors: readonly string[];
  /** Day of the first version, `YYYY-MM-DD`, or as much as is known of it: `YYYY-MM`, `YYYY`, ''. */
  readonly published: string;
  /** Newest version seen; 0 when the source has no versions. */
  readonly version: number;
  readonly withdrawn: boolean;
  /** Primary category first, e.g. `cs.CL`. */
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly venue: string;
  /** Address of the code, '' when unknown. Not yet fit for a link: see `codeLink`. */
  readonly codeUrl: string;
  readonly identifiers: readonly Identifier[];
  /** What each source says now. */
  readonly sources: readonly SourceFact[];
}

/** What one source says of a paper now. */
export interface SourceFact {
  /** The source's key, e.g. `hf-daily`, `arxiv`, `starter`, `file`. */
  readonly source: string;
  readonly upvotes: number;
  readonly comments: number;
  readonly submitter: string;
}

/** How a source announced a paper. */
export type AnnouncementKind = 'new' | 'cross' | 'replace' | 'replace-cross' | 'withdrawn';

/** "This source listed this paper on this day." */
export interface Listing {
  readonly source: string;
  /** `YYYY-MM-DD` in the source's own calendar. */
  readonly day: string;
  readonly kind: AnnouncementKind;
  readonly upvotes?: number;
  readonly comments?: number;
  readonly submitter?: string;
  /** Place in the source's list, from 1. */
  readonly rank?: number;
}

/** What a source tells of one work, in our words: the only thing `convert` steps make. Empty means unknown. */
export interface PaperRecord {
  readonly source: string;
  readonly identifiers: readonly Identifier[];
  /** As the source wrote it; cleaning happens on the way in. */
  readonly title: string;
  readonly abstract: string;
  readonly summary?: string;
  readonly summaryBy?: TextBy;
  readonly authors: readonly string[];
  readonly published: string;
  readonly version: number;
  readonly withdrawn?: boolean;
  readonly categories: readonly string[];
  readonly keywords?: readonly string[];
  readonly venue?: string;
  readonly codeUrl?: string;
  readonly listing?: Listing;
  /** Votes and comments at the source now, told without listing the paper anew. */
  readonly votes?: Pick<Listing, 'upvotes' | 'comments'>;
}
