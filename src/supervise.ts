import type { ChatHandlers, ChatPlatform } from './chat/api.ts';
import type { Clock } from './clock.ts';
import { ConfigError, describeError } from './errors.ts';
import type { Log } from './log.ts';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Starts a platform apart from the others: tried again while it cannot be reached, given up when trying again cannot mend
 * it. Resolves when it is connected or given up; the platform's own `state()` says which.
 */
export async function startPlatform(
  platform: ChatPlatform,
  handlers: ChatHandlers,
  parts: Parts,
): Promise<void> {
  const { clock, log, signal } = parts;
  for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await platform.start(handlers);
    } catch (error) {
      if (error instanceof ConfigError) return log.error({ platform: platform.name }, error.message);
      log.warn({ platform: platform.name, reason: describeError(error) }, 'not connected yet');
      await clock.sleep(wait * (0.75 + clock.random() / 2), signal).catch(() => undefined);
    }
  }
}
