import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObj, type Obj, parseJson } from './json.ts';
import { Refusal } from './refusal.ts';

/** Arguments which a form carries as JSON text. */
const JSON_ARGS = new Set(['blocks', 'attachments', 'metadata', 'view', 'files', 'unfurls', 'profile']);
const CHARSETS = /charset=("?)(utf-8|iso-8859-1)\1/i;

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** An answer as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** The arguments of a Web API call, from the query, a form or a JSON body. */
export function readArgs(request: IncomingMessage, body: string): { args: Obj; warnings: string[] } {
  const query = new URL(request.url ?? '/', 'http://local').searchParams;
  const args = fromForm(query);
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'GET' || (body === '' && type === '')) return { args, warnings: [] };
  if (type.startsWith('application/json')) {
    const parsed = parseJson(body);
    if (parsed === undefined) throw new Refusal('invalid_json', { rule: 'invalid_json' });
    if (!isObj(parsed)) throw new Refusal('json_not_object', { rule: 'json_not_object' });
    if (!/charset=/i.test(type)) return { args: { ...args, ...parsed }, warnings: ['missing_charset'] };
    if (!CHARSETS.test(type)) throw new Refusal('invalid_charset', { rule: 'invalid_charset' });
    return { args: { ...args, ...parsed }, warnings: [] };
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { args: { ...args, ...fromForm(new URLSearchParams(body)) }, warnings: [] };
  }
  throw new Refusal(type === '' ? 'missing_post_type' : 'invalid_post_type', { rule: 'invalid_post_type' });
}

function fromForm(form: URLSearchParams): Obj {
  const args: Obj = {};
  for (const [name, value] of form) {
    if (!JSON_ARGS.has(name) || value === '') {
      args[name] = value;
      continue;
    }
    const parsed = parseJson(value);
    if (parsed === undefined) {
      throw new Refusal(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments', {
        rule: 'invalid_json',
      });
    }
    args[name] = parsed;
  }
  return args;
}
