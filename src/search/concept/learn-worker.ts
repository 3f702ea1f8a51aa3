import { parentPort, workerData } from 'node:worker_threads';
import { learnSpace } from './concept-space.ts';

parentPort?.postMessage(learnSpace(workerData));
