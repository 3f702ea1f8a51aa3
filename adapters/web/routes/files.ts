import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { STYLES } from '../views/layout.ts';

const SCRIPTS = ['page.js', 'live.js', 'merge.js', 'toast.js', 'suggest.js', 'keys.js'];

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's own files, read once; a browser asks each time whether they changed, so an update shows at once. */
export function fileRoutes(app: Hono): void {
  for (const name of [...STYLES, ...SCRIPTS, 'icon.svg']) {
    const body = readFileSync(new URL(`../files/${name}`, import.meta.url), 'utf8');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    app.get(`/${name}`, (c) => {
      c.header('etag', etag);
      c.header('cache-control', 'no-cache');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      return c.body(body, 200, { 'content-type': TYPES[path.extname(name)] ?? 'text/plain' });
    });
  }
}
