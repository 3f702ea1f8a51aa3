import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import type { Paper, PaperId } from '../papers/api.ts';
import type { SearchAnswer, SearchAsk, SearchHit, SimilarAsk } from './api.ts';
import { Concepts } from './concept/concepts.ts';
import { ConceptFolder } from './concept/saved/concept-folder.ts';
import type { SealedTier } from './segment/sealed-tier.ts';
import { Snapshot } from './snapshot/snapshot.ts';
import type { Suggestion } from './suggest.ts';
import { TieredIndex, type TierLimits } from './tiered-index.ts';
import { Upkeep } from './upkeep.ts';

/** What the thread is started with. */
export interface IndexWorkerOptions {
  readonly folder?: string;
  readonly limits?: Partial<TierLimits>;
}

/** What the main thread may ask. Changes are made in order; searches are answered between them. */
export interface IndexCalls {
  add(papers: readonly Paper[]): void;
  remove(ids: readonly PaperId[]): void;
  search(ask: SearchAsk): SearchAnswer;
  similar(ask: SimilarAsk): readonly SearchHit[];
  suggest(partial: string, limit: number): readonly Suggestion[];
  /** The change of the store up to which everything is here, from a snapshot; 0 when there is none. */
  restored(): number;
  reached(change: number, atRest: boolean): void;
  /** Some of the ids in segments, to see whose they are. */
  sample(): readonly PaperId[];
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

const { folder, limits }: IndexWorkerOptions = workerData ?? {};
const tell = (message: IndexMessage) => parentPort?.postMessage(message);
const onTrouble = (trouble: string) => tell({ trouble });
const started = start();

async function start() {
  const snapshot = folder === undefined ? undefined : new Snapshot(folder, onTrouble);
  const restored = await snapshot?.restore().catch((error) => {
    onTrouble(`the search index could not be read: ${error instanceof Error ? error.message : error}`);
    return undefined;
  });
  const concepts = new Concepts(
    systemClock,
    folder === undefined ? undefined : new ConceptFolder(path.join(folder, 'concepts'), onTrouble),
  );
  const segments = restored?.segments ?? [];
  await concepts.restore(segments).catch((error) => onTrouble(`concepts could not be read: ${error}`));
  const prepare = (segment: SealedTier) => concepts.prepare(segment);
  const index = new TieredIndex(systemClock, limits, restored, prepare);
  const upkeep = new Upkeep({ index, concepts, snapshot, onTrouble });
  // What is missing is made while searches are answered by words.
  if (!concepts.isComplete(segments)) upkeep.nudge(true);
  return { index, concepts, upkeep, change: restored?.change ?? 0 };
}

type Asynchronous<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : never;
};

const calls: Asynchronous<IndexCalls> = {
  async add(papers) {
    const { index, upkeep } = await started;
    await index.add(papers);
    upkeep.nudge();
  },
  async remove(ids) {
    const { index, upkeep } = await started;
    await index.remove(ids);
    upkeep.nudge();
  },
  async search(ask) {
    const { index, concepts } = await started;
    return index.search(ask, concepts.mix);
  },
  async similar(ask) {
    const { index, concepts } = await started;
    return index.similar(ask, concepts.mixLike);
  },
  async suggest(partial, limit) {
    return (await started).index.suggest(partial, limit);
  },
  async restored() {
    return (await started).change;
  },
  async sample() {
    return (await started).index.sample();
  },
  async reached(change, atRest) {
    const { index, upkeep } = await started;
    await index.reached(change);
    upkeep.nudge(atRest);
  },
  async clear() {
    const { index, concepts } = await started;
    concepts.forget();
    await index.clear();
  },
  async save() {
    await (await started).upkeep.save();
  },
  async settle() {
    await (await started).upkeep.settle();
  },
};

parentPort?.on('message', async ({ call, method, args }: IndexCall) => {
  const answer = await (calls[method] as (...args: readonly unknown[]) => Promise<unknown>)(...args).then(
    (result) => ({ result }),
    (error) => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  tell({ call, ...answer, size: (await started).index.size });
});
