import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GivenFile } from './acts/elements.ts';
import type { Core } from './core.ts';
import type { Obj } from './json.ts';

/** Keeps a file given in a form, and tells of it as Slack does. */
export function keepGiven(core: Core, file: GivenFile): Obj {
  const id = core.world.id('F');
  core.given.set(id, file);
  const url = `${core.filesOrigin || core.origin}/files-pri/${id}/${encodeURIComponent(file.name)}`;
  return {
    ...{ id, name: file.name, size: Buffer.byteLength(file.text), mimetype: 'application/json' },
    ...{ url_private: url, url_private_download: url },
  };
}

/** Gives a file to a token that may read files, and to anybody else the page to sign in. */
export function serveGiven(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): boolean {
  const file = core.given.get(id);
  const mayRead =
    request.headers.authorization === `Bearer ${core.app.botToken}` && core.app.scopes.has('files:read');
  const [type, body] =
    file && mayRead
      ? ['application/octet-stream', file.text]
      : ['text/html; charset=utf-8', '<html>Sign in</html>'];
  response.writeHead(file ? 200 : 404, { 'content-type': type }).end(body);
  return mayRead;
}
