/** How the sources do. */
export interface SourcesTables {
  source_states: {
    /** As in `PaperSource.feed`, e.g. `arxiv:cs.CL`. */
    feed: string;
    source: string;
    /** How its last poll ended: ok, empty, late, stale, unreachable, refused, broken, rejected */
    state: string;
    detail: string;
    day: string;
    items: number;
    skipped: number;
    failures: number;
    tried_at: number;
    ok_at: number;
    next_at: number;
    /** What tells a stale feed from a new one. */
    fingerprint: string;
    /** Days that the feed itself did not bring, as JSON. */
    gaps: string;
  };
  http_cache: {
    url: string;
    etag: string;
    last_modified: string;
    fetched_at: number;
  };
}
