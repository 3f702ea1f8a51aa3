import { timingSafeEqual } from 'node:crypto';
import { hashed } from './secrets.ts';

const DAY_MS = 24 * 3_600_000;
/** How long the link of a mail ends them. */
export const LEAVE_DAYS = 90;
const MAC_LENGTH = 24;
const TOKEN = /^([0-9a-v]{1,40})-([0-9a-z]{1,8})-([\w-]{24})$/;

/** What ends the mails to a mailbox, made anew for each mail: nothing is stored for it. */
export function leaveToken(key: string, mailboxId: string, now: number): string {
  const day = Math.floor(now / DAY_MS).toString(36);
  return `${mailboxId}-${day}-${macOf(key, mailboxId, day)}`;
}

/** The mailbox it is about; undefined when it is not ours, `old` when its time is over. */
export function readLeaveToken(
  key: string,
  token: string,
  now: number,
): { id: string; old: boolean } | undefined {
  const [, id = '', day = '', mac = ''] = TOKEN.exec(token) ?? [];
  if (id === '' || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(key, id, day)))) return undefined;
  return { id, old: now - Number.parseInt(day, 36) * DAY_MS > (LEAVE_DAYS + 1) * DAY_MS };
}

const macOf = (key: string, id: string, day: string) =>
  hashed(key, 'leave', `${id} ${day}`).slice(0, MAC_LENGTH);
