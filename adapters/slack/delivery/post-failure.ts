import type { Address, PostResult } from '../../../src/chat/api.ts';
import { TIMES } from '../limits.ts';
import { type Failure, failureOf } from '../web/failures.ts';
import { placeName } from './place.ts';
import { sentence, verdictOf } from './refusals.ts';

/** What an error of sending means. Only a clear refusal is one: a cut connection, a timeout and any HTTP error may have been taken. */
export function postFailure(error: unknown, to: Pick<Address, 'kind' | 'name'>, botName: string): PostResult {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'wait':
      return later(failure.afterMs, 'Slack asks to wait');
    case 'never-sent':
      return later(TIMES.notConnected, 'Slack cannot be reached');
    case 'no-answer':
      return { state: 'unknown', detail: failure.words };
    case 'refused':
      return refusedPost(failure, to, botName);
  }
}

function refusedPost(
  { code, needed }: Extract<Failure, { kind: 'refused' }>,
  to: Pick<Address, 'kind' | 'name'>,
  botName: string,
): PostResult {
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

export function later(afterMs: number, detail: string): PostResult {
  return { state: 'later', afterMs: Math.round(afterMs), detail };
}
