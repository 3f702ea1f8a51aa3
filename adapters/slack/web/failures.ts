import { webApi } from '@slack/bolt';
import { neverSent } from '../../../src/chat/never-sent.ts';
import { describeError } from '../../../src/errors.ts';
import { TIMES } from '../limits.ts';

/** What an error of a request comes to. Only `refused`, `wait` and `never-sent` are certain. */
export type Failure =
  | { readonly kind: 'refused'; readonly code: string; readonly needed?: string }
  | { readonly kind: 'wait'; readonly afterMs: number }
  | { readonly kind: 'never-sent' }
  | { readonly kind: 'no-answer'; readonly words: string };

/** The library puts a body that is no JSON where the code should be. */
const CODE = /^[a-z][a-z0-9_]{1,80}$/;

export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'wait', afterMs: within(error.retryAfter) };
  if (error instanceof webApi.WebAPIPlatformError) return refusal(error);
  if (error instanceof webApi.WebAPIHTTPError)
    return { kind: 'no-answer', words: `Slack answered ${error.statusCode}` };
  if (neverSent(error)) return { kind: 'never-sent' };
  return { kind: 'no-answer', words: `no answer from Slack (${describeError(error)})` };
}

/** Slack's code of a refusal, '' for any other failure. */
export function codeOf(error: unknown): string {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? failure.code : '';
}

function refusal({ data }: webApi.WebAPIPlatformError): Failure {
  const { error: code, needed } = data as { error: unknown; needed?: unknown };
  if (typeof code !== 'string' || !CODE.test(code))
    return { kind: 'no-answer', words: 'Slack answered in a form that cannot be read' };
  if (code === 'ratelimited' || code === 'rate_limited')
    return { kind: 'wait', afterMs: TIMES.unreadableWait };
  return { kind: 'refused', code, ...(typeof needed === 'string' && { needed }) };
}

function within(seconds: number): number {
  return Math.min(Math.max(seconds * 1000, TIMES.shortestWait), TIMES.longestWait);
}
