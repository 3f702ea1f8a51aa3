import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Address, PostResult } from '../../../src/chat/api.ts';
import { isOutOfTime } from '../../../src/chat/in-time.ts';
import { neverSent } from '../../../src/chat/never-sent.ts';
import { describeError } from '../../../src/errors.ts';
import { GateClosed } from '../connection/rest-gate.ts';
import { TIMES } from '../limits.ts';
import { refusalOf, refusalWords } from './refusals.ts';

const UNREACHABLE_WAIT = 30_000;

/** Codes that pass with time: opening direct messages too fast, the day's limit of new commands used up. */
const LATER_CODES: ReadonlySet<number> = new Set([
  Code.OpeningDirectMessagesTooFast,
  Code.MaximumDailyApplicationCommandCreatesReached,
]);

/** What an error of sending means. Only a clear refusal is one: a cut connection, a timeout and any 5xx may have been taken. */
export function postFailure(error: unknown, to: Pick<Address, 'kind' | 'name'>): PostResult {
  if (error instanceof RateLimitError) return later(waitOf(error), 'Discord asks to wait', error.global);
  if (error instanceof DiscordAPIError) return apiFailure(error, to);
  if (error instanceof HTTPError) return unknown(`Discord answered ${error.status}`);
  if (error instanceof GateClosed) return later(TIMES.notConnected, 'Discord is not connected', true);
  if (isOutOfTime(error)) return later(TIMES.shortestWait, 'this process slept while it sent');
  if (neverSent(error)) return later(UNREACHABLE_WAIT, 'Discord cannot be reached', true);
  return unknown(`no answer from Discord (${describeError(error)})`);
}

/** The wait Discord asked for, in milliseconds, kept within reason; some bodies and headers hold no number. */
function waitOf({ retryAfter, timeToReset }: Pick<RateLimitError, 'retryAfter' | 'timeToReset'>): number {
  const asked = [retryAfter, timeToReset].find((ms) => Number.isFinite(ms) && ms > 0);
  return Math.min(Math.max(asked ?? TIMES.unreadableWait, TIMES.shortestWait), TIMES.longestWait);
}

function apiFailure({ code, status }: DiscordAPIError, to: Pick<Address, 'kind' | 'name'>): PostResult {
  if (typeof code === 'number' && LATER_CODES.has(code))
    return later(TIMES.longestWait, 'Discord asks to slow down');
  const refusal = refusalOf(code, status);
  if (refusal === undefined) return unknown(`Discord answered ${status}`);
  return {
    state: 'refused',
    reason: refusal.reason,
    detail: refusalWords(refusal, to),
  };
}

/** `everywhere`: it holds for all channels. */
export function later(afterMs: number, detail: string, everywhere = false): PostResult {
  return { state: 'later', afterMs: Math.round(afterMs), detail, ...(everywhere && { everywhere }) };
}

function unknown(detail: string): PostResult {
  return { state: 'unknown', detail };
}
