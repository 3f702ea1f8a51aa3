import type { Paper, PaperId, PaperRecord } from '../papers/api.ts';

/** What became of one record. */
export interface PutResult {
  readonly paperId: PaperId;
  /** `merged`: it showed that two papers held were one. `known`: nothing changed. */
  readonly outcome: 'added' | 'known' | 'updated' | 'merged';
  /** The announcement's number, when its listing was new. */
  readonly announcement?: number;
}

export interface PutOptions {
  /** Tells what would happen and changes nothing. */
  readonly dryRun?: boolean;
}

/** The one way papers come in. */
export interface PaperWriter {
  /** Stores up to 100 records in one transaction, in order: cleans, matches by identifiers, merges, announces. */
  put(records: readonly PaperRecord[], options?: PutOptions): Promise<readonly PutResult[]>;
}

/** What the index follows: changes in commit order. */
export interface PaperChanges {
  /** Papers changed after `change`, oldest change first; `change` is the last one given. */
  since(
    change: number,
    limit: number,
  ): Promise<{ papers: readonly Paper[]; gone: readonly PaperId[]; change: number }>;
}
