import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/clock.ts';

/** One request as the server saw it. */
export interface LedgerLine {
  /** By the test's clock. */
  readonly at: number;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/** What a request gets: a document, or a way to go wrong. */
export type Reply =
  | Document
  | ((asked: LedgerLine, response: ServerResponse) => Document | undefined | Promise<undefined>);

export interface Document {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Answers 304 to a request that brings it. */
  readonly etag?: string;
}

export interface Sources {
  readonly hfBase: string;
  readonly arxivApi: string;
  readonly arxivFeed: string;
  /** Host and port. */
  readonly host: string;
  readonly ledger: readonly LedgerLine[];
  /** Each request to a path takes the next reply; the last one stays. */
  serve(path: string, ...replies: Reply[]): void;
  stop(): Promise<void>;
}

/** A local stand-in for all sources: it replays what a test gives it and writes down who asked what, when. */
export async function startSources(clock: Pick<Clock, 'now'>): Promise<Sources> {
  const replies = new Map<string, Reply[]>();
  const ledger: LedgerLine[] = [];
  const server = createServer((request, response) => {
    const asked = readRequest(request, clock.now());
    ledger.push(asked);
    const waiting = replies.get(asked.path) ?? [];
    const reply = waiting.length > 1 ? waiting.shift() : waiting[0];
    respond(asked, response, reply ?? { status: 404, body: 'nothing here' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    hfBase: `http://${host}/hf`,
    arxivApi: `http://${host}/api`,
    arxivFeed: `http://${host}/feeds`,
    host,
    ledger,
    serve: (path, ...given) => void replies.set(path, given),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readRequest(request: IncomingMessage, at: number): LedgerLine {
  const url = new URL(request.url ?? '/', 'http://local');
  return { at, path: url.pathname, query: url.searchParams, headers: request.headers };
}

function respond(asked: LedgerLine, response: ServerResponse, reply: Reply): void {
  const document = typeof reply === 'function' ? reply(asked, response) : reply;
  if (document === undefined || document instanceof Promise) return;
  const { status = 200, headers = {}, body = '', etag } = document;
  const known = etag !== undefined && asked.headers['if-none-match'] === etag;
  response.writeHead(known ? 304 : status, { ...headers, ...(etag === undefined ? {} : { etag }) });
  response.end(known ? undefined : body);
}
