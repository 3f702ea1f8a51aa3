import type { ServerResponse } from 'node:http';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Writes an answer: JSON, a page of text, or nothing for 204. */
export function respond(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

/** The page the proxy in front of Discord shows when it has had enough. */
export const blockedPage = (retryAfter?: number): Answer => ({
  status: 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  body: '<!doctype html><title>Access denied</title><h1>Error 1015</h1><p>You are being rate limited</p>',
});

/** The JSON of a 429. */
export function rateLimited(seconds: number, scope: 'user' | 'global' | 'shared'): Answer {
  const global = scope === 'global';
  return {
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': scope,
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
  };
}
