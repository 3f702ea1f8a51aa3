import { setImmediate } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { LeapingClock } from './clock.ts';
import type { Document, Reply } from './server.ts';

/** Whatever a server may answer with. */
export type Any = Reply;

type Headers = Readonly<Record<string, string>>;

export const json = (value: unknown, headers: Headers = {}): Document => ({
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

export const rss = (body: string | Uint8Array, etag?: string): Document => ({
  headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  body,
  ...(etag === undefined ? {} : { etag }),
});

export const atom = (body: string | Uint8Array, status = 200): Document => ({
  status,
  headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  body,
});

/** An error or login page, with a status that does not say so. */
export const html = (status = 200, contentType = 'text/html'): Document => ({
  status,
  headers: { 'content-type': contentType },
  body: '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in</body></html>',
});

/** As arXiv says it: no `Retry-After`. */
export const rateExceeded: Document = {
  status: 429,
  headers: { 'content-type': 'text/plain' },
  body: 'Rate exceeded.',
};

export const refused = (status: number, retryAfter?: string): Document => ({
  status,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  body: 'no',
});

export const redirect = (location: string): Document => ({ status: 301, headers: { location } });

const encoders = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };

/** Small on the wire, `bytes` large when opened. */
export function bomb(
  encoding: keyof typeof encoders,
  bytes: number,
  contentType = 'application/json',
): Document {
  const body = encoders[encoding](Buffer.alloc(bytes, 0x20));
  return { headers: { 'content-type': contentType, 'content-encoding': encoding }, body };
}

/** A bomb inside a bomb. */
export function nestedBomb(bytes: number): Document {
  const body = gzipSync(gzipSync(Buffer.alloc(bytes, 0x20)));
  return { headers: { 'content-type': 'application/json', 'content-encoding': 'gzip, gzip' }, body };
}

/** The first half of a document, then the connection is gone. `length` declares the whole length, or chunks are cut. */
export const half =
  (document: Document, length: 'declared' | 'chunked'): Reply =>
  (_asked, response) => {
    const body = Buffer.from(document.body ?? '');
    response.writeHead(200, {
      ...document.headers,
      ...(length === 'declared' ? { 'content-length': String(body.length) } : {}),
    });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
    return undefined;
  };

/** Bytes without end. */
export const endless =
  (contentType: string): Reply =>
  (_asked, response) => {
    response.writeHead(200, { 'content-type': contentType });
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
    return undefined;
  };

/** One byte each second of the test's clock, for as long as somebody listens. */
export const slowLoris =
  (clock: LeapingClock, contentType: string): Reply =>
  async (_asked, response) => {
    response.writeHead(200, { 'content-type': contentType });
    while (!response.destroyed) {
      response.write(' ');
      // The reader gets its byte before the second is over.
      for (let turn = 0; turn < 20; turn++) await setImmediate();
      clock.advance(1_000);
    }
    return undefined;
  };

/** A beginning, then nothing: the clock moves on. */
export const silent =
  (clock: LeapingClock, contentType: string): Reply =>
  async (_asked, response) => {
    response.writeHead(200, { 'content-type': contentType });
    response.write('[');
    for (let turn = 0; turn < 50 && !response.destroyed; turn++) await setImmediate();
    clock.advance(10_000);
    return undefined;
  };

/** The connection ends before any answer. */
export const hangUp: Reply = (_asked, response) => {
  response.destroy();
  return undefined;
};
