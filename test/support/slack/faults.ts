import type { Obj } from './json.ts';

/** What the server does instead of answering properly, once. */
export type Fault =
  /** HTTP 200 with `{ok:false,error}`; nothing was done. */
  | { error: string; extra?: Obj }
  /** Any HTTP answer; nothing was done. */
  | { status: number; body?: string; headers?: Record<string, string> }
  | { refuseWithStatus: number }
  /** Done, but the answer is an error of a proxy on the way. */
  | { acceptThenStatus: number }
  /** Done, but the answer never comes (the connection stays open until the server stops). */
  | 'acceptThenHang'
  /** Done, then the connection is cut. */
  | 'acceptThenReset'
  /** Nothing done, and no answer. */
  | 'hang'
  /** Nothing done, the connection is cut. */
  | 'reset'
  /** Done and answered properly, but `delay` ms later by the server's clock. */
  | { delay: number }
  /** HTTP 429; `null` leaves the Retry-After header out. */
  | { ratelimited: number | string | null };

/** True when the call still takes effect in spite of the fault. */
export const takesEffect = (fault: Fault): boolean =>
  fault === 'acceptThenHang' ||
  fault === 'acceptThenReset' ||
  (typeof fault === 'object' && ('acceptThenStatus' in fault || 'delay' in fault));

/** Scripts for the next calls. Names: a Web API method, or `response_url`, `upload`, `socket` (the upgrade). */
export class Faults {
  private readonly queue: { method: string; fault: Fault }[] = [];
  private readonly standing = new Map<string, Fault>();

  /** The next call (or the next `times` calls) of the method goes wrong in this way. */
  next(method: string, fault: Fault, times = 1): void {
    for (let i = 0; i < times; i += 1) this.queue.push({ method, fault });
  }

  /** Every call of the method goes wrong until `clear`. */
  always(method: string, fault: Fault): void {
    this.standing.set(method, fault);
  }

  /** Forgets the scripts of one method, or all. */
  clear(method?: string): void {
    const rest = method === undefined ? [] : this.queue.filter((entry) => entry.method !== method);
    this.queue.splice(0, this.queue.length, ...rest);
    if (method === undefined) this.standing.clear();
    else this.standing.delete(method);
  }

  /** Takes the fault meant for this call, if any. */
  take(method: string): Fault | undefined {
    const at = this.queue.findIndex((entry) => entry.method === method);
    if (at < 0) return this.standing.get(method);
    return this.queue.splice(at, 1)[0]?.fault;
  }

  /** Scripted faults which were never used: a test can assert there are none. */
  unused(): string[] {
    return this.queue.map((entry) => entry.method);
  }
}

/** The fault in one word, for the ledger. */
export const nameOf = (fault: Fault): string =>
  typeof fault === 'string' ? fault : (Object.keys(fault)[0] ?? 'fault');
