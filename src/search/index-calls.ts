import type { Paper, PaperId } from '../papers/api.ts';
import type { SearchAnswer, SearchAsk, SearchHit, SimilarAsk } from './api.ts';
import type { PaperVector } from './embed/embedded.ts';
import type { TierLimits } from './sealing.ts';
import type { Suggestion } from './suggest.ts';

/** What the thread is started with. */
export interface IndexWorkerOptions {
  readonly folder?: string;
  readonly limits?: Partial<TierLimits>;
  /** Of an embedding service and its model, whose vectors take the place of what is learnt. */
  readonly embedding?: string;
}

/** What the main thread may ask. Changes are made in order; searches are answered between them. */
export interface IndexCalls {
  add(papers: readonly Paper[]): void;
  remove(ids: readonly PaperId[]): void;
  /** `direction`: what an embedding service makes of the query. */
  search(ask: SearchAsk, direction?: Float32Array): SearchAnswer;
  similar(ask: SimilarAsk): readonly SearchHit[];
  suggest(partial: string, limit: number): readonly Suggestion[];
  /** The change of the store up to which everything is here, from a snapshot; 0 when there is none. */
  restored(): number;
  reached(change: number, atRest: boolean): void;
  /** Some of the ids in segments, to see whose they are. */
  sample(): readonly PaperId[];
  /** Papers that lack a vector of the service, at most so many. */
  lacking(most: number): readonly PaperId[];
  /** Returns how many of these papers lacked theirs. */
  putVectors(given: readonly PaperVector[]): number;
  /** Whether enough papers have a vector of the service. */
  isEmbedded(): boolean;
  /** Forgets everything. */
  clear(): void;
  /** Resolves when upkeep has ended and what is sealed is saved. */
  settle(): void;
  /** Resolves when what is sealed is saved, without waiting for upkeep. */
  save(): void;
}

export interface IndexCall {
  readonly call: number;
  readonly method: keyof IndexCalls;
  readonly args: readonly unknown[];
}

export type IndexMessage =
  | { readonly call: number; readonly result?: unknown; readonly error?: string; readonly size: number }
  | { readonly trouble: string };
