import { createTask } from 'node-cron';
import type { Log } from '../log.ts';
import type { Tick } from './tick.ts';

const EACH_MINUTE = '* * * * *';
/** Between the minutes: platforms ask to wait for seconds, and direct conversations open one by one. */
const EACH_TEN_SECONDS = '*/10 * * * * *';

/** Runs the tick each minute until stopped. Stopping waits for the work in hand. */
export function startTick(tick: Tick, log: Log): { stop(): Promise<void> } {
  const guarded = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      log.error({ error }, 'the tick failed; the next one tries again');
    }
  };
  // A missed execution is no loss: the next tick finds whatever is due.
  const options = { suppressMissedWarning: true };
  const tasks = [
    createTask(
      EACH_MINUTE,
      guarded(() => tick.run()),
      options,
    ),
    createTask(
      EACH_TEN_SECONDS,
      guarded(() => tick.deliver()),
      options,
    ),
  ];
  for (const task of tasks) void task.start();
  return {
    stop: async () => {
      await Promise.all(tasks.map((task) => task.destroy()));
      await tick.stop();
    },
  };
}
