import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from './json.ts';
import { refuse } from './refuse.ts';
import type { UploadedFile } from './types.ts';

export interface RequestBody {
  json: unknown;
  files: UploadedFile[];
}

/** Reads a request to its end. */
export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('body-not-json');
  }
}

async function parseForm(bytes: Buffer, contentType: string): Promise<RequestBody> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
    throw refuse('body-not-json');
  });
  const files: UploadedFile[] = [];
  const plain: JsonObject = {};
  for (const [field, value] of form) {
    if (typeof value === 'string') plain[field] = value;
    else
      files.push({
        field,
        filename: value.name,
        contentType: value.type || 'application/octet-stream',
        bytes: Buffer.from(await value.arrayBuffer()),
      });
  }
  const { payload_json: payload, ...rest } = plain;
  return { json: typeof payload === 'string' ? parseJson(payload) : rest, files };
}

/** Reads JSON, or a form with `payload_json` and `files[n]`. */
export async function parseBody(bytes: Buffer, contentType: string): Promise<RequestBody> {
  if (bytes.length === 0) return { json: undefined, files: [] };
  if (contentType.startsWith('multipart/form-data')) return parseForm(bytes, contentType);
  return { json: parseJson(bytes.toString()), files: [] };
}

/** A body that must be an object. */
export function objectBody(json: unknown): JsonObject {
  if (json === undefined) return {};
  if (!isObject(json)) throw refuse('schema-mismatch');
  return json;
}
