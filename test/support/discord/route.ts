import type { JsonObject } from './json.ts';
import type { UploadedFile } from './types.ts';
import type { World } from './world.ts';

export interface Call {
  world: World;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The body where it is an object, else an empty one. */
  body: JsonObject;
  /** The body where it is a list. */
  list: unknown[] | undefined;
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: nothing on the server has such a name, so the route will find nothing.
    return text;
  }
}

/** The parameters of a path if it fits a template. */
function match(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

export interface Found {
  route: Route | undefined;
  params: Record<string, string>;
  /** The path is known, though perhaps not for this method. */
  pathKnown: boolean;
}

/** The first route that fits. */
export function findRoute(routes: Route[], method: string, path: string): Found {
  let pathKnown = false;
  for (const route of routes) {
    const params = match(route.template, path);
    if (!params) continue;
    pathKnown = true;
    if (route.method === method) return { route, params, pathKnown };
  }
  return { route: undefined, params: {}, pathKnown };
}
