/** Topics to be taken over by another community, as one file. */
export interface Pack {
  readonly name: string;
  readonly topics: readonly PackTopic[];
}

export interface PackTopic {
  readonly name: string;
  /** '' to have one chosen. */
  readonly emoji: string;
  readonly rule: string;
}

/** The version of the file that is written, and the newest that is read. */
export const PACK_VERSION = 1;
export const PACK_LIMITS = { topics: 200, characters: 60_000 } as const;
