import { Worker } from 'node:worker_threads';
import type { SpaceParts } from './concept-space.ts';
import type { TermCounts } from './term-counts.ts';

/** Learns on a thread of its own, which ends with it: seconds of work for tens of thousands of papers. */
export function learnApart(sample: TermCounts): Promise<SpaceParts> {
  const { starts, ids, counts } = sample;
  const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), {
    workerData: sample,
    transferList: [starts.buffer, ids.buffer, counts.buffer],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that learns concepts ended early')));
  });
}
