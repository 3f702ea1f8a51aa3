import { parentPort, workerData } from 'node:worker_threads';
import { learnSpace } from './learn-space.ts';

const learnt = learnSpace(workerData);
const { kept, idf, scales, directions } = learnt;
parentPort?.postMessage(
  learnt,
  [kept, idf, scales, directions].map(({ buffer }) => buffer),
);
