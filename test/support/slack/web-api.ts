import type { IncomingMessage } from 'node:http';
import type { Core } from './core.ts';
import { readArgs } from './http.ts';
import { isObj, list, type Obj, str } from './json.ts';
import type { Entry } from './ledger.ts';
import { METHODS } from './methods/index.ts';
import { type Call, type Method, needScope } from './methods/method.ts';
import { Refusal } from './refusal.ts';

/** What a call comes to, before it is written to the wire. */
export interface Answer {
  status: number;
  body: Obj;
  headers: Record<string, string>;
}

/** Answers one call of the Web API and fills in its line in the ledger. */
export function answerCall(core: Core, request: IncomingMessage, body: string, entry: Entry): Answer {
  const warnings = new Set<string>();
  const method = METHODS.get(entry.method);
  try {
    const read = readArgs(request, body);
    for (const warning of read.warnings) warnings.add(warning);
    const { token: inBody, ...args } = read.args;
    entry.args = args;
    if (method === undefined) throw new Refusal('unknown_method', { rule: 'unknown_method' });
    checkToken(core, method, bearer(request) || str(inBody));
    core.limits.take(entry.method, method.tier, str(args.channel));
    const call: Call = {
      core,
      args,
      warn: (name) => warnings.add(name),
      forgive: (rule) => {
        entry.rule = rule;
      },
    };
    needScope(call, ...method.scopes);
    return finish(core, method, { ok: true, ...method.run(call) }, warnings, entry);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(core, method, error, warnings, entry);
  }
}

/** The answer to a refusal, and its trace in the ledger. */
export function refuse(
  core: Core,
  method: Method | undefined,
  refusal: Refusal,
  warnings: Set<string>,
  entry: Entry,
): Answer {
  entry.ok = false;
  entry.refusal = refusal.code;
  if (refusal.rule !== undefined) entry.rule = refusal.rule;
  const wait = Number(refusal.headers['retry-after']);
  if (refusal.status === 429 && wait > 0) core.limits.mustWait(entry.method, wait);
  const answer = finish(core, method, { ok: false, error: refusal.code, ...refusal.extra }, warnings, entry);
  return { status: refusal.status, body: answer.body, headers: { ...answer.headers, ...refusal.headers } };
}

function finish(
  core: Core,
  method: Method | undefined,
  body: Obj,
  warnings: Set<string>,
  entry: Entry,
): Answer {
  entry.warnings = [...warnings];
  const headers: Record<string, string> = { 'x-oauth-scopes': [...core.app.scopes].join(',') };
  if (method !== undefined && method.scopes.length > 0)
    headers['x-accepted-oauth-scopes'] = method.scopes.join(',');
  if (warnings.size === 0) return { status: 200, body, headers };
  const metadata = isObj(body.response_metadata) ? body.response_metadata : {};
  const all = [...list(metadata.warnings), ...warnings];
  return {
    status: 200,
    body: { ...body, warning: all.join(','), response_metadata: { ...metadata, warnings: all } },
    headers,
  };
}

const bearer = (request: IncomingMessage): string =>
  (request.headers.authorization ?? '').replace(/^Bearer\s*/i, '').trim();

function checkToken(core: Core, method: Method, token: string): void {
  const { app } = core;
  if (token === '') throw new Refusal('not_authed', { rule: 'not_authed' });
  if (token !== app.botToken && token !== app.appToken)
    throw new Refusal('invalid_auth', { rule: 'invalid_auth' });
  if (app.tokenState !== 'good') throw new Refusal(app.tokenState, { rule: app.tokenState });
  const wanted = method.token === 'app' ? app.appToken : app.botToken;
  if (token !== wanted) throw new Refusal('not_allowed_token_type', { rule: 'not_allowed_token_type' });
}
