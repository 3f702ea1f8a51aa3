import type { Address, PostResult } from '../../../src/chat/api.ts';
import { isOutOfTime } from '../../../src/chat/in-time.ts';
import { TIMES } from '../limits.ts';
import { type Failure, failureOf } from '../web/failures.ts';
import { placeName } from './place.ts';
import { sentence, verdictOf } from './refusals.ts';

type Whither = Pick<Address, 'kind' | 'name' | 'under'>;

/** Said of the message that another belongs under: not the end of the channel. */
const GONE_BELOW: ReadonlySet<string> = new Set([
  'message_not_found',
  'thread_not_found',
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
]);

/** What an error of sending means. Only a clear refusal is one: a cut connection, a timeout and any HTTP error may have been taken. */
export function postFailure(error: unknown, to: Whither, botName: string): PostResult {
  if (isOutOfTime(error)) return later(TIMES.shortestWait, 'this process slept while it sent');
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'wait':
      return later(failure.afterMs, 'Slack asks to wait', true);
    case 'never-sent':
      return later(TIMES.notConnected, 'Slack cannot be reached', true);
    case 'no-answer':
      return { state: 'unknown', detail: failure.words };
    case 'refused':
      return refusedPost(failure, to, botName);
  }
}

function refusedPost(
  { code, needed }: Extract<Failure, { kind: 'refused' }>,
  to: Whither,
  botName: string,
): PostResult {
  if (to.under !== undefined && GONE_BELOW.has(code)) return messageGone(to);
  const verdict = verdictOf(code);
  switch (verdict.state) {
    case 'unknown':
      return { state: 'unknown', detail: verdict.detail };
    case 'later':
      return later(TIMES.notConnected, verdict.detail);
    case 'refused': {
      const detail = verdict.detail({ place: placeName(to), botName, needed });
      return { state: 'refused', reason: verdict.reason, detail: sentence(detail) };
    }
  }
}

function messageGone(to: Whither): PostResult {
  const where = placeName(to);
  const detail = `The message in ${where} that this belongs under was deleted, or its thread is locked.`;
  return { state: 'refused', reason: 'invalid', detail };
}

/** `everywhere`: it holds for all channels. */
export function later(afterMs: number, detail: string, everywhere = false): PostResult {
  return { state: 'later', afterMs: Math.round(afterMs), detail, ...(everywhere && { everywhere }) };
}
