import { liveInTimeOf } from './world-time.ts';

/** Loaded before a program (`node --import`): it then lives in the time of the file that this variable names. */
liveInTimeOf(process.env.PAPERBOY_FAULTS_TIME ?? '');
