import type { Log } from './log.ts';

/** Everything has to be gone by then; the operating system and npm wait no longer. */
const STOP_WITHIN_MS = 9_000;
/** One Ctrl-C reaches us twice, from the terminal and from npm, some milliseconds apart. */
const SAME_WISH_MS = 1_000;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** sysexits: an internal software error. */
const EXIT_FAULT = 70;

/** What was opened, to be closed in the opposite order; a failure to close one thing does not keep the others open. */
export class Opened {
  readonly #closers: (() => unknown)[] = [];

  add(close: () => unknown): void {
    this.#closers.push(close);
  }

  async closeAll(log: Log): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        log.error({ error }, 'closing a part failed');
      }
    }
  }
}

/**
 * Ends the process in order on a signal: `stop` once, then exit 0. A later signal, or a stop that hangs, ends it at once.
 * What nobody caught is logged and ends the process too, with its own exit code, so that a supervisor starts it again.
 */
export function endInOrder(stop: () => Promise<void>, log: Log): void {
  let ending = false;
  let again = false;

  const end = async (code: number) => {
    if (ending) process.exit(code || 130);
    ending = true;
    setTimeout(() => {
      log.error('stopping took too long');
      process.exit(code || 1);
    }, STOP_WITHIN_MS).unref();
    setTimeout(() => {
      again = true;
    }, SAME_WISH_MS).unref();
    await stop();
    process.exit(code);
  };

  const onSignal = () => {
    if (!ending || again) void end(0);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'nobody caught this');
    void end(EXIT_FAULT);
  });
  process.on('unhandledRejection', (reason) => {
    // @slack/socket-mode 3.1 rejects with `undefined` when a link is reset while it reconnects: nothing is lost.
    // https://github.com/slackapi/node-slack-sdk/issues/2656
    if (reason === undefined) return log.warn('a rejection without a reason was left alone');
    log.fatal({ error: reason }, 'nobody caught this rejection');
    void end(EXIT_FAULT);
  });
}
