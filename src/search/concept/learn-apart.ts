import { Worker } from 'node:worker_threads';
import type { SpaceParts } from './concept-space.ts';
import { type Learnt, nameTerms } from './learn-space.ts';
import type { Sample } from './term-counts.ts';

/** Learns on a thread of its own, which ends with it: seconds of work for tens of thousands of papers. */
export function learnApart({ names, counted }: Sample): Promise<SpaceParts> {
  const { starts, ids, counts } = counted;
  const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), {
    workerData: counted,
    transferList: [starts.buffer, ids.buffer, counts.buffer],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', (learnt: Learnt) => resolve(nameTerms(learnt, names)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that learns concepts ended early')));
  });
}
