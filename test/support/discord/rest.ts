import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseBody, readAll } from './body.ts';
import { execute } from './execute.ts';
import type { LedgerEntry } from './ledger.ts';
import { Refused } from './refuse.ts';
import { respond } from './respond.ts';
import { findRoute } from './route.ts';
import { ROUTES } from './routes/index.ts';
import { strike } from './strike.ts';
import type { World } from './world.ts';

const PREFIX = '/api/v10/';

const keepRefusal = (error: unknown): Refused => {
  if (error instanceof Refused) return error;
  throw error;
};

/** Answers one HTTP request and writes it into the ledger. */
export async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://localhost');
  const file = world.state.given.get(/^\/attachments\/(\d+)\//.exec(url.pathname)?.[1] ?? '');
  if (file) return void response.end(file.bytes);
  const inside = url.pathname.startsWith(PREFIX);
  const path = inside ? url.pathname.slice(PREFIX.length - 1) : url.pathname;
  const found = findRoute(inside ? ROUTES : [], method, path);
  const bytes = await readAll(request);
  const body = await parseBody(bytes, request.headers['content-type'] ?? '').catch(keepRefusal);
  const reason = request.headers['x-audit-log-reason'];
  const entry: LedgerEntry = {
    at: world.settings.now(),
    method,
    route: found.route?.template ?? path,
    path,
    query: Object.fromEntries(url.searchParams),
    body: body instanceof Refused ? bytes.toString() : body.json,
    files: body instanceof Refused ? [] : body.files,
    reason: typeof reason === 'string' ? reason : undefined,
    status: undefined,
    answered: undefined,
    refusals: [],
    fault: undefined,
    answer: undefined,
  };
  world.ledger.entries.push(entry);
  const fault = world.faults.take(entry);
  entry.fault = fault?.kind;
  const run = () => execute(world, { request, url, found, body }, entry);
  const answer = fault ? await strike(fault, run, response) : run();
  if (!answer) return;
  entry.answered = answer.status;
  world.rateLimits.countAnswer(answer.status, answer.headers['x-ratelimit-scope']);
  respond(response, answer);
}
