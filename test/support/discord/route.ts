import type { JsonObject } from './json.ts';
import type { UploadedFile } from './types.ts';
import type { World } from './world.ts';

export interface Call {
  world: World;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The body where it is an object; `list` where it is a list. */
  body: JsonObject;
  list: unknown[];
  files: UploadedFile[];
}

export interface Reply {
  status: number;
  body?: unknown;
}

export interface Route {
  method: string;
  template: string;
  /** `token` routes carry their right in the path and need no Authorization. */
  auth: 'bot' | 'token';
  handle: (call: Call) => Reply;
}

type Handler = Route['handle'];

/** Declares a route for the bot's token. */
export const route = (method: string, template: string, handle: Handler): Route => ({
  method,
  template,
  auth: 'bot',
  handle,
});

/** Declares a route that carries its own token. */
export const tokenRoute = (method: string, template: string, handle: Handler): Route => ({
  method,
  template,
  auth: 'token',
  handle,
});

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent: Reply = { status: 204 };

/** The parameters of a path if it fits a template. */
export function match(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}
