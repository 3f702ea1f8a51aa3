import { Worker } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import type { PaperId } from '../papers/api.ts';
import type { PaperIndex, SearchAnswer, SearchAsk } from './api.ts';
import type { EmbedQuery } from './embed/embed-queries.ts';
import type { PaperVector } from './embed/embedded.ts';
import type { IndexCall, IndexCalls, IndexMessage, IndexWorkerOptions } from './index-calls.ts';

export interface WorkerIndex extends PaperIndex {
  /** The change of the store up to which a snapshot holds everything; 0 without one. */
  restored(): Promise<number>;
  /** Some of the ids it began with, to see whether they are of this store. */
  sample(): Promise<readonly PaperId[]>;
  /** Everything up to this change has been added and removed. `atRest`: nothing more is about to come. */
  reached(change: number, atRest: boolean): Promise<void>;
  /** Papers that lack a vector of the embedding service, at most so many. */
  lacking(most: number): Promise<readonly PaperId[]>;
  /** Keeps what the service made of papers; returns how many of them are held. */
  putVectors(given: readonly PaperVector[]): Promise<number>;
  /** Forgets everything: it is not what the store holds. */
  clear(): Promise<void>;
  /** Resolves when nothing is left to seal, merge or save. */
  settle(): Promise<void>;
  /** How far reading has come, told with each answer until it is undefined again. */
  setIndexing(progress: SearchAnswer['indexing'] | undefined): void;
  close(): Promise<void>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** At the end so long is waited for what is being saved; what is not is made again at the next start. */
const SAVING_MS = 5_000;

/** Of the heap, for what is short-lived: left to itself V8 takes several times as much and is hardly faster for it. */
const YOUNG_MB = 16;

interface IndexOptions extends IndexWorkerOptions {
  readonly deadlineMs?: number;
  /** What the embedding service makes of a query, quickly or not at all. */
  readonly embedQuery?: EmbedQuery;
  /** Told when a snapshot cannot be used or written; the index goes on without. */
  readonly onTrouble?: (what: string) => void;
}

/**
 * An index on a thread of its own, so that no search and no import holds up an acknowledgement. With a `folder` it begins
 * with the snapshot there and keeps it up to date.
 */
export function createIndex(options: IndexOptions = {}): WorkerIndex {
  const { deadlineMs = 10_000, onTrouble, embedQuery, ...workerData } = options;
  const worker = new Worker(new URL('./index-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let size = 0;
  let indexing: SearchAnswer['indexing'] | undefined;
  let broken: Error | undefined;

  worker.on('message', (reply: IndexMessage) => {
    if ('trouble' in reply) return onTrouble?.(reply.trouble);
    size = reply.size;
    const asked = waiting.get(reply.call);
    waiting.delete(reply.call);
    if (reply.error === undefined) asked?.resolve(reply.result);
    else asked?.reject(new Error(reply.error));
  });
  worker.on('error', (cause) => fail(new Error('the search index stopped', { cause })));
  worker.on('exit', () => fail(new Error('the search index is closed')));

  function fail(error: Error): void {
    broken ??= error;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  }

  function ask<Method extends keyof IndexCalls>(
    method: Method,
    ...args: Parameters<IndexCalls[Method]>
  ): Promise<ReturnType<IndexCalls[Method]>> {
    if (broken) return Promise.reject(broken);
    const call = ++calls;
    return new Promise((resolve, reject) => {
      waiting.set(call, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage({ call, method, args } satisfies IndexCall);
    });
  }

  /** For what a person waits on; adding and removing take the time they take. */
  async function inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new UserError('That search took too long. Try again with fewer or rarer words.');
      timer = setTimeout(() => reject(error), deadlineMs);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  async function searched(request: SearchAsk): Promise<SearchAnswer> {
    const asksService = embedQuery && request.sort !== 'newest' && (await ask('isEmbedded'));
    return ask('search', request, asksService ? await embedQuery(request.query) : undefined);
  }

  return {
    search: async (request) => {
      const answer = await inTime(searched(request));
      return indexing ? { ...answer, indexing } : answer;
    },
    similar: (request) => inTime(ask('similar', request)),
    suggest: (partial, limit) => inTime(ask('suggest', partial, limit)),
    add: (papers) => ask('add', papers),
    remove: (ids) => ask('remove', ids),
    restored: () => ask('restored'),
    sample: () => ask('sample'),
    reached: (change, atRest) => ask('reached', change, atRest),
    lacking: (most) => ask('lacking', most),
    putVectors: (given) => ask('putVectors', given),
    clear: () => ask('clear'),
    settle: () => ask('settle'),
    size: async () => size,
    setIndexing: (progress) => {
      indexing = progress;
    },
    close: async () => {
      if (options.folder !== undefined && !broken) await within(SAVING_MS, ask('save'));
      await worker.terminate();
    },
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
