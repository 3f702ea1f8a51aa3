import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Core, changed } from './core.ts';
import { type Fault, nameOf, takesEffect } from './faults.ts';
import { serveGiven } from './given-files.ts';
import { readBody, sendJson } from './http.ts';
import { isObj, parseJson, str } from './json.ts';
import type { Entry, EntryKind } from './ledger.ts';
import { METHODS } from './methods/index.ts';
import { tooFast } from './rate-limits.ts';
import { Refusal } from './refusal.ts';
import { type Answer, answerCall, refuse } from './web-api.ts';

/** Takes any HTTP request: `/api/<method>`, `/response/<id>`, `/upload/<id>`, `/files-pri/<id>/<name>`. */
export async function handle(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  held: Set<ServerResponse>,
): Promise<void> {
  const body = await readBody(request);
  const path = new URL(request.url ?? '/', 'http://local').pathname;
  const [, place = '', name = ''] = path.split('/');
  if (place === 'files-pri') {
    const ok = serveGiven(core, request, response, name);
    core.ledger.add({ kind: 'file', method: 'file', at: core.clock.now(), ok });
    return;
  }
  const kind = KINDS[place];
  if (kind === undefined) {
    sendJson(response, 404, { ok: false, error: 'not_found' });
    return;
  }
  const method = kind === 'api' ? name : kind;
  const fault = core.faults.take(method);
  const entry = core.ledger.add({
    kind,
    method,
    at: core.clock.now(),
    early: core.limits.isEarly(method),
    ...(fault && { fault: nameOf(fault) }),
  });
  const answer =
    fault !== undefined && !takesEffect(fault)
      ? refuseByFault(core, fault, entry)
      : ANSWERS[kind](core, request, body, entry, name);
  entry.status = answer.status;
  changed(core);
  write(core, response, answer, fault, held);
}

const KINDS: Record<string, 'api' | 'response_url' | 'upload'> = {
  api: 'api',
  response: 'response_url',
  upload: 'upload',
};

type Answerer = (core: Core, request: IncomingMessage, body: Buffer, entry: Entry, name: string) => Answer;

const ANSWERS: Record<Extract<EntryKind, 'api' | 'response_url' | 'upload'>, Answerer> = {
  api: (core, request, body, entry) => answerCall(core, request, body.toString(), entry),
  response_url(core, _request, body, entry, id) {
    const parsed = parseJson(body.toString());
    entry.args = isObj(parsed) ? parsed : {};
    try {
      if (!isObj(parsed)) throw new Refusal('invalid_payload', { rule: 'invalid_json', status: 400 });
      core.responseUrls.use(core, id, parsed);
      // Only this: a response_url never tells the ts of what it posted.
      return { status: 200, body: { ok: true }, headers: {} };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const answer = refuse(core, undefined, error, new Set(), entry);
      return { ...answer, status: error.status === 200 ? 400 : error.status, headers: {} };
    }
  },
  upload(core, request, body, entry, id) {
    const upload = core.uploads.get(id);
    const length = contentLength(body, request.headers['content-type'] ?? '');
    entry.args = { id, length };
    if (upload === undefined)
      return refuse(core, undefined, new Refusal('not_found', { status: 404 }), new Set(), entry);
    upload.received = length;
    return { status: 200, body: { ok: true }, headers: {} };
  },
};

/** How long the file is: the body itself, or the one part of a multipart form. */
function contentLength(body: Buffer, type: string): number {
  const boundary = /boundary=("?)([^";]+)\1/.exec(type)?.[2];
  if (boundary === undefined) return body.length;
  const start = body.indexOf('\r\n\r\n') + 4;
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return end - start;
}

function refuseByFault(core: Core, fault: Fault, entry: Entry): Answer {
  entry.ok = false;
  entry.refusal = nameOf(fault);
  if (typeof fault === 'string') return { status: 0, body: {}, headers: {} };
  if ('error' in fault) {
    return refuse(
      core,
      METHODS.get(entry.method),
      new Refusal(fault.error, { extra: fault.extra ?? {} }),
      new Set(),
      entry,
    );
  }
  if ('ratelimited' in fault) {
    return refuse(core, METHODS.get(entry.method), tooFast(fault.ratelimited), new Set(), entry);
  }
  const status =
    'status' in fault ? fault.status : 'refuseWithStatus' in fault ? fault.refuseWithStatus : 500;
  return { status, body: { ok: false, error: 'internal_error' }, headers: {} };
}

function write(
  core: Core,
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  held: Set<ServerResponse>,
): void {
  if (fault === 'reset' || fault === 'acceptThenReset') {
    // resetAndDestroy sends a TCP RST, which the client sees as ECONNRESET.
    response.socket?.resetAndDestroy();
  } else if (fault === 'hang' || fault === 'acceptThenHang') {
    held.add(response);
    response.on('close', () => held.delete(response));
  } else if (isObj(fault) && 'acceptThenStatus' in fault) {
    response.writeHead(Number(fault.acceptThenStatus), { 'content-type': 'text/html' });
    response.end('<html><body>Bad gateway</body></html>');
  } else if (isObj(fault) && 'status' in fault) {
    response.writeHead(Number(fault.status), {
      'content-type': 'text/plain',
      ...(fault as { headers?: Record<string, string> }).headers,
    });
    response.end(str(fault.body));
  } else if (isObj(fault) && 'delay' in fault) {
    core.clock.after(Number(fault.delay), () =>
      sendJson(response, answer.status, answer.body, answer.headers),
    );
  } else sendJson(response, answer.status, answer.body, answer.headers);
}
