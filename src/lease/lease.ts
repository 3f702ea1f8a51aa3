import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { LeaseStore } from './lease-store.ts';

/** A work that only one process does at a time. */
export interface Lease {
  /** Whether it is this process's now; takes it when nobody has it. */
  holds(): Promise<boolean>;
  /** Takes and renews it from now on, until `stop`. */
  keep(): void;
  /** Lets go of it, so that another need not wait until it runs out. */
  stop(): Promise<void>;
}

export interface LeaseParts {
  readonly leases: LeaseStore;
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** A process that died is followed by another after so long. */
const LEASE_MS = 60_000;
const RENEW_EVERY_MS = 20_000;

export function createLease({ leases, name, clock, log }: LeaseParts): Lease {
  const holder = clock.newId();
  const stopping = new AbortController();
  let until = 0;
  let keeping: Promise<void> | undefined;

  const take = async (): Promise<boolean> => {
    const now = clock.now();
    const fence = await leases.take(name, holder, now, now + LEASE_MS);
    const held = until > 0;
    until = fence === undefined ? 0 : now + LEASE_MS;
    if (held !== until > 0) log.info({ lease: name, fence }, held ? 'another process does it' : 'mine to do');
    return until > 0;
  };

  // More than a whole lease is left when the clock was set back: then others count otherwise.
  const isFresh = (left: number) => left > LEASE_MS - RENEW_EVERY_MS && left <= LEASE_MS;

  const keepOn = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await take().catch((error) => log.warn({ lease: name, error }, 'the lease could not be renewed'));
      await clock.sleep(RENEW_EVERY_MS, stopping.signal).catch(() => undefined);
    }
  };

  return {
    holds: async () => isFresh(until - clock.now()) || take(),
    keep: () => {
      keeping ??= keepOn();
    },
    stop: async () => {
      stopping.abort();
      await keeping;
      await leases.give(name, holder);
      until = 0;
    },
  };
}
