import { type App, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Clock } from '../../../src/clock.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { TIMES } from '../limits.ts';
import { boltLog } from '../web/bolt-log.ts';
import { within } from '../within.ts';

export interface SocketParts {
  readonly app: App;
  readonly appToken: string;
  readonly pingMs: number;
  readonly clientOptions: webApi.WebClientOptions;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Log;
}

/** One connection, from its hello to its end. */
export interface Socket {
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

type Client = SocketModeReceiver['client'];

/**
 * Opens one connection with a client of its own, and never lets the library open the next: its reconnecting waits ever
 * longer without a bound, gives up for good on a network fault, and rejects promises nobody holds (some with `undefined`;
 * should one still arise, it is for the process's own handler). `closed` ends the waiting.
 */
export async function openSocket(parts: SocketParts, closed: Promise<void>): Promise<Socket> {
  const { app, appToken, pingMs, clientOptions, clock, log } = parts;
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout: pingMs,
    autoReconnectEnabled: false,
    logger: boltLog(log),
    installerOptions: { clientOptions },
    processEventErrorHandler: async () => false,
  });
  receiver.init(app);
  const { client } = receiver;
  guardFrames(client, log);
  const lost = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
  const close = () => closeClient(client, clock);
  const ready = client.start().catch((reason: unknown) => {
    throw reason ?? new Error('the connection was closed before it was ready');
  });
  const isReady = ready.then(() => true);
  const stopped = closed.then(() => false);
  if (await within(Promise.race([isReady, stopped]), TIMES.linkOpens, clock)) return { lost, close };
  // Should it open after all, it is closed again.
  ready.then(close, () => undefined);
  await close();
  throw new Error('Slack opened no connection in time');
}

/** The library reads each frame in a promise nobody holds, so that one it cannot make sense of would end the process. */
function guardFrames(client: Client, log: Log): void {
  const [read] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (...frame: unknown[]) => {
    try {
      await read?.(...frame);
    } catch (error) {
      log.warn({ reason: describeError(error) }, 'Slack sent something that cannot be read');
    }
  });
}

/** Says goodbye, and cuts the connection when the other side does not answer: the library would wait half a minute. */
async function closeClient(client: Client, clock: Pick<Clock, 'sleep'>): Promise<void> {
  const gone = client.disconnect().then(() => true);
  if (!(await within(gone, TIMES.closeLink, clock))) await client.disconnect();
}
