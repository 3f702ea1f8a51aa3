import type { Log } from './log.ts';

/** Everything has to be gone by then; the operating system and npm wait no longer. */
const STOP_WITHIN_MS = 9_000;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** sysexits: an internal software error. */
const EXIT_FAULT = 70;

/**
 * Ends the process in order on a signal: `stop` once, then exit 0. A second signal, or a stop that hangs, ends it at once.
 * What nobody caught is logged and ends the process too, with its own exit code, so that a supervisor starts it again.
 */
export function endInOrder(stop: () => Promise<void>, log: Log): void {
  let ending = false;

  const end = (code: number) => {
    if (ending) process.exit(code || 130);
    ending = true;
    const hanging = setTimeout(() => {
      log.error('stopping took too long');
      process.exit(code || 1);
    }, STOP_WITHIN_MS);
    hanging.unref();
    stop().then(
      () => process.exit(code),
      (error) => {
        log.error({ error }, 'stopping failed');
        process.exit(code || 1);
      },
    );
  };

  for (const signal of SIGNALS) process.on(signal, () => end(0));
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'nobody caught this');
    end(EXIT_FAULT);
  });
  process.on('unhandledRejection', (reason) => {
    // @slack/socket-mode 3.1 rejects with `undefined` when a link is reset while it reconnects: nothing is lost.
    // https://github.com/slackapi/node-slack-sdk/issues/2656
    if (reason === undefined) return log.warn('a rejection without a reason was left alone');
    log.fatal({ error: reason }, 'nobody caught this rejection');
    end(EXIT_FAULT);
  });
}
