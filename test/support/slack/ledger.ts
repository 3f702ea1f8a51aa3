import type { Obj } from './json.ts';

export type EntryKind = 'api' | 'response_url' | 'upload' | 'file' | 'socket' | 'event' | 'ack';

/** One thing that reached the server, or that the server did on its own account. */
export interface Entry {
  kind: EntryKind;
  /** Method name (`chat.postMessage`), event type, or what happened to the socket. */
  method: string;
  at: number;
  args: Obj;
  ok: boolean;
  status: number;
  /** Slack's error code when refused. */
  refusal?: string;
  /** The named rule which was broken (see `rules/table.ts`), also when Slack only warns. */
  rule?: string;
  warnings: string[];
  /** True when the call came before the Retry-After of an earlier 429 had passed. */
  early: boolean;
  /** The scripted fault applied to this call, if any. */
  fault?: string;
}

/** Every call, in order, with what was wrong with it. */
export class Ledger {
  readonly entries: Entry[] = [];

  /** Writes one line; the answer may still be filled in. */
  add(entry: Partial<Entry> & Pick<Entry, 'kind' | 'method' | 'at'>): Entry {
    const full: Entry = { args: {}, ok: true, status: 200, warnings: [], early: false, ...entry };
    this.entries.push(full);
    return full;
  }

  /** Calls of one method, or all calls of the Web API. */
  calls(method?: string): Entry[] {
    return this.entries.filter((e) => (method === undefined ? e.kind === 'api' : e.method === method));
  }

  /** What was refused, oldest first (events which were never sent are in `withheld`). */
  refusals(): Entry[] {
    return this.entries.filter((e) => !e.ok && e.kind !== 'event');
  }

  /** Names of the rules broken so far, in order. A clean adapter leaves this empty. */
  broken(): string[] {
    return this.entries.flatMap((e) => (e.rule === undefined ? [] : [e.rule]));
  }

  /** Events which were not sent, with the reason in `refusal`. */
  withheld(): Entry[] {
    return this.entries.filter((e) => e.kind === 'event' && !e.ok);
  }

  /** Calls made before a Retry-After had passed. */
  early(): Entry[] {
    return this.entries.filter((e) => e.early);
  }

  clear(): void {
    this.entries.length = 0;
  }
}
