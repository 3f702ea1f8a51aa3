import { LIMITS } from './limits.ts';

/** Tells browsers that listen that something changed; what changed they ask for themselves. */
export interface Bell {
  ring(): void;
  /** False when too many listen already. */
  hasRoom(): boolean;
  /** Calls back at each ring, until the returned function is called. */
  listen(onRing: () => void): () => void;
}

export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of [...listeners]) listener();
    },
    hasRoom: () => listeners.size < LIMITS.listeners,
    listen(onRing) {
      listeners.add(onRing);
      return () => listeners.delete(onRing);
    },
  };
}
