import { UserError } from '../../errors.ts';
import { wordsFromCron } from './cron-words.ts';
import { readSchedule } from './schedule-words.ts';

/** How a typed time is understood: "daily 9:00 Europe/Berlin" of "9 berlin"; undefined when it is not. */
export function sayTime(typed: string): string | undefined {
  try {
    const { cron, zone = '' } = readSchedule(typed);
    return `${wordsFromCron(cron)} ${zone}`.trim();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
