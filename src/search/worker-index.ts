import { Worker } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import type { Paper, PaperId } from '../papers/api.ts';
import type { PaperIndex, SearchAnswer } from './api.ts';
import type { IndexCall, IndexReply } from './index-worker.ts';

export interface WorkerIndex extends PaperIndex {
  /** How far reading has come, told with each answer until it is undefined again. */
  setIndexing(progress: SearchAnswer['indexing'] | undefined): void;
  close(): Promise<void>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** An index on a thread of its own, so that no search and no import holds up an acknowledgement. */
export function createIndex(options: { deadlineMs?: number } = {}): WorkerIndex {
  const { deadlineMs = 10_000 } = options;
  const worker = new Worker(new URL('./index-worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let size = 0;
  let indexing: SearchAnswer['indexing'] | undefined;
  let broken: Error | undefined;

  worker.on('message', (reply: IndexReply) => {
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

  function ask<T>(method: IndexCall['method'], ...args: unknown[]): Promise<T> {
    if (broken) return Promise.reject(broken);
    const call = ++calls;
    return new Promise<T>((resolve, reject) => {
      waiting.set(call, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage({ call, method, args });
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

  return {
    search: async (request) => {
      const answer = await inTime(ask<SearchAnswer>('search', request));
      return indexing ? { ...answer, indexing } : answer;
    },
    suggest: (partial, limit) =>
      inTime(ask<{ paperId: PaperId; title: string }[]>('suggest', partial, limit)),
    add: (papers: readonly Paper[]) => ask<void>('add', papers),
    remove: (ids) => ask<void>('remove', ids),
    size: async () => size,
    setIndexing: (progress) => {
      indexing = progress;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
