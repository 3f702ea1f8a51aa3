import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type SlackOptions, type SlackServer, startSlack } from '../../support/slack/server.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A server that ends with the test. */
export async function slackFor(options?: SlackOptions): Promise<SlackServer> {
  const slack = await startSlack(options);
  cleanups.push(() => slack.stop());
  return slack;
}

const QUIET = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

const clientOptions = (slack: SlackServer) => ({ slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });

/**
 * The real Bolt app in Socket Mode, connected. The library waits its ping timeout before it reconnects: tests of
 * reconnecting make it short, the others leave it long so that a busy machine does not cut their link.
 */
export async function boltOverSocket(
  slack: SlackServer,
  prepare: (app: App) => void,
  reconnectMs = 5000,
): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: QUIET,
    clientPingTimeout: reconnectMs,
    installerOptions: { clientOptions: clientOptions(slack) },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    logger: QUIET,
    clientOptions: clientOptions(slack),
  });
  prepare(app);
  await app.start();
  cleanups.push(() => app.stop());
  return app;
}

/** The real Bolt app behind signed HTTP. */
export async function boltOverHttp(slack: SlackServer, prepare: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: QUIET });
  const app = new App({
    token: slack.botToken,
    receiver,
    logger: QUIET,
    clientOptions: clientOptions(slack),
  });
  prepare(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' } as unknown as number);
  const address = (server as { address(): { port: number } }).address();
  slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  cleanups.push(() => app.stop());
  return app;
}
