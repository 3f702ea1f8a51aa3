/** How a source does, told so that a quiet day and a failure never look alike. */
export interface SourceStatus {
  /** In words: "Hugging Face", "arXiv cs.CL". */
  readonly name: string;
  /** ok, empty (announced nothing), late, stale, partial, failing, refused, off, waiting (not asked yet) */
  readonly state: string;
  /** What was seen and when, or what went wrong and when it is tried again. */
  readonly detail: string;
  readonly okAt: number;
  /** It announces nothing: without it no paper is missing. */
  readonly supplementary?: true;
}

/** How a platform does. */
export interface PlatformStatus {
  readonly name: string;
  /** connected, not set up, unreachable, failed … */
  readonly state: string;
  readonly detail: string;
}

export interface StatusBoard {
  sources(): Promise<readonly SourceStatus[]>;
  platforms(): readonly PlatformStatus[];
}
