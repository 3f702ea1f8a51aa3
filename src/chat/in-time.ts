import { AsyncLocalStorage } from 'node:async_hooks';

/** A request that did not leave, since it may not any more. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

const asked = new AsyncLocalStorage<() => boolean>();

/** Makes requests that must not leave once `maySend` says no: preparing one takes time, in which a process may be stopped. */
export function inTime<T>(maySend: () => boolean, request: () => Promise<T>): Promise<T> {
  return asked.run(maySend, request);
}

/** To be called right before a request goes to the network; throws when it may not. */
export function mindTime(): void {
  if (asked.getStore()?.() === false) throw new OutOfTime('this process slept while it sent');
}

/** True when a request did not leave for that. */
export function isOutOfTime(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof OutOfTime) return true;
  return false;
}
