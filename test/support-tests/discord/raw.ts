import type { DiscordServer } from '../../support/discord/server.ts';

/** What tests read out of an answer. */
export interface AnswerBody {
  id: string;
  code: number;
  message: string;
  [member: string]: unknown;
}

export interface RawAnswer {
  status: number;
  headers: Headers;
  body: AnswerBody;
}

export interface RawOptions {
  headers?: Record<string, string>;
  form?: FormData;
  signal?: AbortSignal;
}

/** Sends a request as a library would, without a library that might repair it first. */
export async function raw(
  server: DiscordServer,
  method: string,
  path: string,
  body?: unknown,
  { headers = {}, form, signal }: RawOptions = {},
): Promise<RawAnswer> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`${server.apiBase}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${server.token}`,
      'user-agent': 'DiscordBot (https://example.org, 1.0)',
      ...json,
      ...headers,
    },
    ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
}

/** Posts a message to the papers channel. */
export const post = (server: DiscordServer, body: unknown, options: RawOptions = {}): Promise<RawAnswer> =>
  raw(server, 'POST', `/channels/${server.papers.id}/messages`, body, options);

/** Registers commands globally. */
export const register = (server: DiscordServer, commands: unknown[]): Promise<RawAnswer> =>
  raw(server, 'PUT', `/applications/${server.applicationId}/commands`, commands);
