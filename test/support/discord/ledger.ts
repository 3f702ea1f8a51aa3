import type { RefusalName } from './refusals.ts';
import type { UploadedFile } from './types.ts';

/** One request as the server saw it. */
export interface LedgerEntry {
  at: number;
  method: string;
  /** The route's template, such as `/channels/:channel/messages`, or the path if no route fits. */
  route: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  files: UploadedFile[];
  reason: string | undefined;
  /** The status the server decided on; nothing if a scripted fault kept it from running. */
  status: number | undefined;
  /** The status the client was sent; nothing if it got no answer (yet). */
  answered: number | undefined;
  /** The rules it broke, by name. Empty when it was accepted. */
  refusals: RefusalName[];
  /** The scripted fault that struck, if one did. */
  fault: string | undefined;
  answer: unknown;
}

/** Every request in order of arrival. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];

  /** Requests of one route, by method and template: `requests('POST', '/channels/:channel/messages')`. */
  requests(method: string, route: string): LedgerEntry[] {
    return this.entries.filter((entry) => entry.method === method && entry.route === route);
  }

  /** The names of everything that was refused, in order. */
  get refusals(): RefusalName[] {
    return this.entries.flatMap((entry) => entry.refusals);
  }

  get last(): LedgerEntry | undefined {
    return this.entries.at(-1);
  }
}
