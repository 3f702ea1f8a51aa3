import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Measurement } from '../table.ts';

/** CPU and wall time, the longest stall of the event loop and the peak memory of some work. */
export async function watched(what: string, work: () => Promise<void>): Promise<Measurement[]> {
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  stalls.enable();
  const memory = watchMemory();
  const stretches = watchStretches();
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const took = performance.now() - wall;
  // What blocks to the very end is seen by the timers' next turn.
  await new Promise((next) => setTimeout(next, 5));
  stalls.disable();
  const stretch = stretches.longest();
  return [
    { what: `${what}: CPU`, value: (user + system) / 1e6, unit: 's' },
    { what: `${what}: wall`, value: took / 1e3, unit: 's' },
    { what: `${what}: longest stall`, value: stalls.max / 1e6, unit: 'ms' },
    { what: `${what}: of which our own CPU at most`, value: stretch, unit: 'ms' },
    { what: `${what}: peak memory`, value: memory.peak(), unit: 'MB' },
  ];
}

/** What a busy machine takes for others is no work of ours: the CPU of this thread between two turns of its timers. */
function watchStretches() {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1e3;
  };
  let [last, most] = [spent(), 0];
  const timer = setInterval(() => {
    const now = spent();
    most = Math.max(most, now - last);
    last = now;
  }, 1);
  return {
    longest: () => {
      clearInterval(timer);
      return most;
    },
  };
}

function watchMemory() {
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  return {
    peak: () => {
      clearInterval(timer);
      return Math.max(most, process.memoryUsage.rss()) / 1e6;
    },
  };
}
