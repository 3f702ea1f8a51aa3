import { parse } from 'node-cron';
import { UserError } from '../../errors.ts';

/** When one expression is due: at one minute of these hours, on these days. */
export interface CronFields {
  readonly minute: number;
  readonly hours: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
}

const HELP =
  'Write minute, hour, day of month, month and weekday, for example 0 9 * * 1-5, or words: weekdays 9:00.';

/** Between expressions of one schedule: 9:30 and 17:45 are not to be said in one. */
export const NEXT_EXPRESSION = '; ';

/** Reads cron expressions of five fields, each at most one run an hour, with `;` between them. Throws a `UserError`. */
export function cronFields(cron: string): readonly CronFields[] {
  return cron.split(';').map((expression) => fieldsOf(expression.trim()));
}

function fieldsOf(cron: string): CronFields {
  const fields = parsed(cron);
  const [minute, second] = fields.minute;
  if (minute === undefined || second !== undefined) {
    throw new UserError(
      `“${cron}” would run more than once an hour. Give one minute, for example 0 9-17 * * 1-5.`,
    );
  }
  const daysOfMonth = fields.dayOfMonth.filter((day) => typeof day === 'number');
  const weekdays = fields.dayOfWeek.filter((day) => typeof day === 'number');
  if (daysOfMonth.length < fields.dayOfMonth.length || weekdays.length < fields.dayOfWeek.length) {
    throw new UserError(`“${cron}”: of days, only numbers, names, lists and ranges are understood. ${HELP}`);
  }
  if (daysOfMonth.length < 31 && weekdays.length < 7) {
    throw new UserError(`“${cron}” names days of the month and weekdays; give only one of the two.`);
  }
  return {
    minute,
    hours: fields.hour.toSorted((a, b) => a - b),
    daysOfMonth: new Set(daysOfMonth),
    months: new Set(fields.month),
    weekdays: new Set(weekdays),
  };
}

function parsed(cron: string) {
  if (cron.split(/\s+/).length !== 5) throw new UserError(`“${cron}” is no cron expression. ${HELP}`);
  try {
    return parse(cron);
  } catch (cause) {
    const why = cause instanceof Error ? inWords(cause.message) : '';
    throw new UserError(`“${cron}” is no cron expression (${why}). ${HELP}`, { cause });
  }
}

/** The library's reason, in a person's words. */
function inWords(reason: string): string {
  return reason
    .replace('is a invalid expression', 'is not possible')
    .replace(/^(\d+) (\d+) is an impossible day of month.*/, 'month $2 has no day $1');
}
