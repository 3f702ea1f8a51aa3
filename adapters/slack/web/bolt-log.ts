import { LogLevel } from '@slack/bolt';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';

interface BoltLog {
  debug(...said: unknown[]): void;
  info(...said: unknown[]): void;
  warn(...said: unknown[]): void;
  error(...said: unknown[]): void;
  setLevel(): void;
  setName(): void;
  getLevel(): LogLevel;
}

/** What the libraries say, in our log, one step lower: only words, and nothing at debug, where they show whole requests. */
export function boltLog(log: Log): BoltLog {
  const words = (said: readonly unknown[]) => said.map((one) => describeError(one)).join(' ');
  return {
    debug: () => undefined,
    info: (...said) => log.debug({ library: words(said) }, 'the Slack library'),
    warn: (...said) => log.info({ library: words(said) }, 'the Slack library'),
    error: (...said) => log.warn({ library: words(said) }, 'the Slack library'),
    setLevel: () => undefined,
    setName: () => undefined,
    getLevel: () => LogLevel.INFO,
  };
}
