import pino from 'pino';
import { scrubber } from './scrub.ts';

/** Fields first, sentence second: `log.warn({ feed }, 'the feed is stale')`. One child a part. */
export type Log = Pick<pino.Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'> & {
  child(fields: Record<string, unknown>): Log;
};

/** A log of JSON lines on standard error. Known secrets and whatever looks like one are cut from the finished line. */
export function createLog(options: {
  level: string;
  secrets: readonly string[];
  to?: pino.DestinationStream;
}): Log {
  const scrub = scrubber(options.secrets);
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['token', '*.token', 'headers.authorization', '*.headers.authorization', 'authorization'],
        censor: '[secret]',
      },
      serializers: { error: pino.stdSerializers.err },
      // Redaction by path misses what stands inside a message, a cause or an address: the line is the last place to look.
      hooks: { streamWrite: scrub },
    },
    options.to ?? pino.destination({ fd: 2, sync: false }),
  );
}
