import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import { Concepts } from './concept/concepts.ts';
import { ConceptFolder } from './concept/saved/concept-folder.ts';
import { Embedded } from './embed/embedded.ts';
import { EmbeddedFolder } from './embed/embedded-folder.ts';
import type { IndexCall, IndexCalls, IndexMessage, IndexWorkerOptions } from './index-calls.ts';
import type { SealedTier } from './segment/sealed-tier.ts';
import { Snapshot } from './snapshot/snapshot.ts';
import { TieredIndex } from './tiered-index.ts';
import { Upkeep } from './upkeep.ts';

const { folder, limits, embedding }: IndexWorkerOptions = workerData ?? {};
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
  const embedded = await openEmbedded(segments);
  const prepare = async (segment: SealedTier) => {
    await concepts.prepare(segment);
    await embedded?.prepare(segment, index.tiers);
  };
  const index = new TieredIndex(systemClock, limits, restored, prepare);
  const upkeep = new Upkeep({ index, concepts, embedded, snapshot, onTrouble });
  // What is missing is made while searches are answered by words.
  if (!concepts.isComplete(segments)) upkeep.nudge(true);
  return { index, concepts, embedded, upkeep, change: restored?.change ?? 0 };
}

async function openEmbedded(segments: readonly SealedTier[]): Promise<Embedded | undefined> {
  if (embedding === undefined) return undefined;
  const files =
    folder === undefined
      ? undefined
      : new EmbeddedFolder(path.join(folder, 'embedded'), embedding, onTrouble);
  const embedded = new Embedded(systemClock, files);
  await embedded.restore(segments).catch((error) => onTrouble(`vectors could not be read: ${error}`));
  return embedded;
}

type Asynchronous<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : never;
};

const calls: Asynchronous<IndexCalls> = {
  async add(papers) {
    const { index, concepts, upkeep } = await started;
    await index.add(papers);
    await concepts.catchUp(index.tiers);
    upkeep.nudge();
  },
  async remove(ids) {
    const { index, upkeep } = await started;
    await index.remove(ids);
    upkeep.nudge();
  },
  async search(ask, direction) {
    const { index, concepts, embedded } = await started;
    const given = direction && embedded?.isReady(index.tiers) ? embedded.mixFor(direction) : undefined;
    return index.search(ask, given ?? concepts.mix);
  },
  async similar(ask) {
    const { index, concepts, embedded } = await started;
    return index.similar(ask, embedded?.isReady(index.tiers) ? embedded.mixLike : concepts.mixLike);
  },
  async lacking(most) {
    const { index, embedded } = await started;
    return embedded?.lacking(index.tiers, most) ?? [];
  },
  async putVectors(given) {
    const { index, embedded, upkeep } = await started;
    const put = embedded?.put(given, index.tiers) ?? 0;
    upkeep.nudgeVectors(put);
    return put;
  },
  async isEmbedded() {
    const { index, embedded } = await started;
    return embedded?.isReady(index.tiers) ?? false;
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
