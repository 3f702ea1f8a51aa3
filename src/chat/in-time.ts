import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** A request that did not leave, since it may not any more. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';

  constructor() {
    super('this process slept while it sent');
  }
}

const asked = new AsyncLocalStorage<() => boolean>();
const requests = new WeakMap<object, () => boolean>();

/** Makes requests that must not leave once `maySend` says no: preparing one takes time, in which a process may be stopped. */
export function inTime<T>(maySend: () => boolean, request: () => Promise<T>): Promise<T> {
  return asked.run(maySend, request);
}

/** To be called before a request is handed to the network; throws when it may not leave. */
export function mindTime(): void {
  if (asked.getStore()?.() === false) throw new OutOfTime();
}

/** True when a request did not leave for that. */
export function isOutOfTime(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof OutOfTime) return true;
  return false;
}

// And once more when its connection stands, which may have taken long, right before the first byte is written.
// https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
subscribe('undici:request:create', (made) => {
  const maySend = asked.getStore();
  if (maySend) requests.set((made as { request: object }).request, maySend);
});
subscribe('undici:client:sendHeaders', (leaving) => {
  const { request, socket } = leaving as { request: object; socket: Socket };
  if (requests.get(request)?.() === false) socket.destroy(new OutOfTime());
});
