import { LIMITS } from './limits.ts';

/** Tells browsers that listen that something changed; what changed they ask for themselves. */
export interface Bell {
  ring(): void;
  /** False when too many listen already. */
  hasRoom(): boolean;
  /** Listens until the signal ends it. */
  listen(ended: AbortSignal): Listener;
}

interface Listener {
  /** Resolves when it rang since the last call, or when listening ended; a ring between two calls is not lost. */
  next(): Promise<void>;
}

export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of listeners) wake();
    },
    hasRoom: () => listeners.size < LIMITS.listeners,
    listen(ended) {
      let rung = Promise.withResolvers<void>();
      const wake = () => rung.resolve();
      const end = () => {
        listeners.delete(wake);
        wake();
      };
      listeners.add(wake);
      ended.addEventListener('abort', end, { once: true });
      if (ended.aborted) end();
      return {
        async next() {
          await rung.promise;
          if (!ended.aborted) rung = Promise.withResolvers<void>();
        },
      };
    },
  };
}
