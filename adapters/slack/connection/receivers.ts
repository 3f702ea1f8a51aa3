import { HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Log } from '../../../src/log.ts';
import { REQUEST_PATH } from '../platform-table.ts';
import type { SlackMode } from '../settings.ts';
import { boltLog } from '../web/bolt-log.ts';

const BODY_BYTES = 1024 * 1024;

/** What an app is made with when each socket brings a receiver of its own. */
export const noReceiver: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};

/** Takes Slack's requests and checks their signatures (constant time, no older than five minutes). */
export function httpReceiver(
  { signingSecret, port }: Extract<SlackMode, { kind: 'http' }>,
  log: Log,
): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    port,
    endpoints: [REQUEST_PATH],
    bodyLimit: BODY_BYTES,
    logger: boltLog(log),
    // What is not taken is answered at once, so that Slack sends it again.
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) response.writeHead(503).end();
      return true;
    },
  });
}
