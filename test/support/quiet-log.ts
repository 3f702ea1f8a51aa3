import type { Log } from '../../src/log.ts';

/** A log that is kept in memory: its lines are there to be looked at. */
export interface QuietLog extends Log {
  readonly lines: { level: string; fields: unknown; text: string }[];
}

export function quietLog(): QuietLog {
  const lines: QuietLog['lines'] = [];
  const at =
    (level: string) =>
    (fields: unknown, text = '') => {
      lines.push({ level, fields, text });
    };
  const log: Partial<QuietLog> = { lines };
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
    Object.assign(log, { [level]: at(level) });
  }
  return Object.assign(log, { child: () => log }) as QuietLog;
}
