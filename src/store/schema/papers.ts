/** Papers and what leads to them. */
export interface PapersTables {
  papers: PapersTable;
  paper_identifiers: { kind: string; value: string; paper_id: string };
  /** `change`: when the index must drop the old id. */
  paper_redirects: { old_id: string; paper_id: string; change: number };
  paper_sources: {
    paper_id: string;
    source: string;
    upvotes: number;
    comments: number;
    submitter: string;
    first_seen_at: number;
    last_seen_at: number;
  };
  announcements: {
    number: number;
    paper_id: string;
    source: string;
    day: string;
    kind: string;
    rank: number;
    at: number;
  };
}

interface PapersTable {
  id: string;
  title: string;
  title_raw: string;
  /** Lower-case, for suggestions as one types. */
  title_key: string;
  abstract: string;
  abstract_raw: string;
  summary: string;
  summary_by: string;
  authors: string;
  published: string;
  version: number;
  withdrawn: number;
  categories: string;
  keywords: string;
  venue: string;
  code_url: string;
  /** Which source's text stands here, for deciding whether a later record may replace it. */
  text_from: string;
  /** Grows with each change of a paper, in commit order: what the index follows. */
  change: number;
  created_at: number;
  updated_at: number;
}
