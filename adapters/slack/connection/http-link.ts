import type { Server } from 'node:http';
import type { App, HTTPReceiver } from '@slack/bolt';
import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';
import { within } from '../within.ts';
import type { Link } from './link.ts';
import { portProblem } from './problems.ts';

interface Parts {
  readonly app: App;
  readonly receiver: HTTPReceiver;
  readonly port: number;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** Signed requests to a port of ours. */
export class HttpLink implements Link {
  readonly #parts: Parts;
  #server: Server | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async open(): Promise<void> {
    const { receiver, port } = this.#parts;
    try {
      this.#server = (await receiver.start(port)) as Server;
    } catch (error) {
      throw portProblem(error, port) ?? error;
    }
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await within(closed, TIMES.closeLink, this.#parts.clock);
    server.closeAllConnections();
    await closed;
  }
}
