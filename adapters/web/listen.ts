import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError, describeError } from '../../src/errors.ts';
import { LIMITS } from './limits.ts';
import type { WebOptions } from './options.ts';

/** Listens, or says in one line why it cannot. */
export async function listen(app: Hono, host: string, port: number): Promise<Server> {
  const serverOptions = { maxHeaderSize: LIMITS.headerBytes, requestTimeout: 30_000 };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(whyNot(cause, host, port)));
    server.listen(port, host, resolve);
  });
  return server;
}

/** Lets what is in hand finish, for a moment: a browser that never lets go would keep the server open for ever. */
export async function closeServer(server: Server, clock: WebOptions['clock']): Promise<void> {
  const waiting = new AbortController();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const grace = clock.sleep(LIMITS.closing, waiting.signal).catch((reason) => {
    if (!waiting.signal.aborted) throw reason;
  });
  await Promise.race([closed, grace]);
  server.closeAllConnections();
  await closed;
  waiting.abort();
}

function whyNot(cause: NodeJS.ErrnoException, host: string, port: number): ConfigError {
  switch (cause.code) {
    case 'EADDRINUSE':
      return problem(
        `PORT: ${port} on ${host} is taken. Stop the other program, or set PORT to a free one.`,
        cause,
      );
    case 'EACCES':
      return problem(`PORT: ${port} may not be used by this account. Set PORT to one above 1023.`, cause);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return problem(
        `HOST: ${host} is no address of this machine. Set HOST to 127.0.0.1, or to one of its own.`,
        cause,
      );
    default:
      return problem(
        `PORT: ${port} on ${host} cannot be opened (${describeError(cause)}). Set HOST and PORT to others.`,
        cause,
      );
  }
}

function problem(text: string, cause: Error): ConfigError {
  return new ConfigError([text], { cause });
}
