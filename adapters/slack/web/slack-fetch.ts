import type { webApi } from '@slack/bolt';
import { mindTime } from '../../../src/chat/in-time.ts';
import { TIMES } from '../limits.ts';

/** Every request of the adapter: all end when it stops, and each refusal for speed says how many seconds to wait. */
export function slackFetch(stopped: AbortSignal): webApi.FetchFunction {
  return async (url, init) => {
    const own = init?.signal;
    const signal = own ? AbortSignal.any([own, stopped]) : stopped;
    mindTime();
    const response = await fetch(url, { ...init, signal } as RequestInit);
    return response.status === 429 ? withReadableWait(response) : response;
  };
}

/** The library makes a nameless error of a 429 whose wait it cannot read. */
function withReadableWait(response: Response): Response {
  const asked = response.headers.get('retry-after') ?? '';
  const seconds = /^\s*\d+/.test(asked) ? asked : String(TIMES.unreadableWait / 1000);
  return new Response(null, { status: 429, headers: { 'retry-after': seconds } });
}
