import type { Core } from './core.ts';

/** Waits for a condition that some change will bring about: no polling, no sleeping. */
export function until(core: Core, condition: () => boolean, what: string, ms = 3000): Promise<void> {
  if (condition()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!condition()) return;
      clearTimeout(timer);
      core.watchers.delete(look);
      resolve();
    };
    const timer = setTimeout(() => {
      core.watchers.delete(look);
      reject(new Error(`Not within ${ms} ms: ${what}`));
    }, ms);
    core.watchers.add(look);
  });
}
