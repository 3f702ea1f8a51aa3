import { LIMITS } from '../limits.ts';

/** Counts wrong secrets: so many from one address, and so many from all, then a pause. */
export interface Attempts {
  /** Milliseconds to wait before this address may try again; 0 when it may. */
  wait(address: string): number;
  failed(address: string): void;
}

export function createAttempts(now: () => number): Attempts {
  let failures: { address: string; at: number }[] = [];
  const fresh = () => {
    const since = now() - LIMITS.signInWindow;
    failures = failures.filter((failure) => failure.at > since);
    return failures;
  };
  return {
    wait(address) {
      const all = fresh();
      const own = all.filter((failure) => failure.address === address);
      const first =
        all.length >= LIMITS.signInsAll ? all[0] : own.length >= LIMITS.signInsEach ? own[0] : undefined;
      return first ? first.at + LIMITS.signInWindow - now() : 0;
    },
    failed(address) {
      fresh().push({ address, at: now() });
    },
  };
}
