import type { IncomingMessage, ServerResponse } from 'node:http';
import { objectBody, parseBody, type RequestBody, readAll } from './body.ts';
import type { FaultBehaviour } from './faults.ts';
import type { LedgerEntry } from './ledger.ts';
import { Refused, refusalAnswer, refuse } from './refuse.ts';
import { type Answer, blockedPage, rateLimited, respond } from './respond.ts';
import { match, type Route } from './route.ts';
import { ROUTES } from './routes/index.ts';
import type { World } from './world.ts';

const PREFIX = '/api/v10';
const USER_AGENT = /^DiscordBot \(.+\)/;

interface Found {
  route: Route | undefined;
  params: Record<string, string>;
  /** The path is known, though not for this method. */
  pathKnown: boolean;
}

function find(method: string, path: string): Found {
  let pathKnown = false;
  for (const route of ROUTES) {
    const params = match(route.template, path);
    if (!params) continue;
    pathKnown = true;
    if (route.method === method) return { route, params, pathKnown };
  }
  return { route: undefined, params: {}, pathKnown };
}

const header = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '');

function refuseStranger(world: World, request: IncomingMessage, route: Route): void {
  if (!USER_AGENT.test(header(request, 'user-agent'))) throw refuse('user-agent-missing');
  if (route.auth === 'bot' && header(request, 'authorization') !== `Bot ${world.settings.token}`)
    throw refuse('token-wrong');
}

/** The parts of a path that give each channel, guild and webhook a bucket of its own. */
const majorOf = ({ channel, guild, token }: Record<string, string>) => channel ?? guild ?? token ?? '';

function checkLimits(
  world: World,
  { route, params }: Found,
  entry: LedgerEntry,
): { limits: Record<string, string>; wait?: Answer } {
  if (world.rateLimits.banned) {
    entry.refusals.push('banned-for-invalid-requests');
    return { limits: {}, wait: blockedPage(600) };
  }
  const isCallback = route?.template.startsWith('/interactions/') ?? false;
  const { headers, wait } = world.rateLimits.check(
    `${entry.method} ${entry.route}`,
    majorOf(params),
    isCallback,
  );
  if (!wait) return { limits: headers };
  entry.refusals.push('rate-limited');
  return { limits: headers, wait: rateLimited(wait.seconds, wait.scope) };
}

interface Received {
  request: IncomingMessage;
  url: URL;
  found: Found;
  body: RequestBody;
}

function execute(world: World, { request, url, found, body }: Received): Answer {
  const { route, params, pathKnown } = found;
  if (!route) throw refuse(pathKnown ? 'method-not-allowed' : 'route-unknown');
  refuseStranger(world, request, route);
  const list = Array.isArray(body.json) ? body.json : [];
  const object = Array.isArray(body.json) ? {} : objectBody(body.json);
  const reply = route.handle({
    world,
    params,
    query: url.searchParams,
    body: object,
    list,
    files: body.files,
  });
  return { status: reply.status, headers: {}, body: reply.body };
}

/** Runs the request, or says why not; either way the ledger knows. */
async function run(
  world: World,
  received: Omit<Received, 'body'>,
  bytes: Buffer,
  entry: LedgerEntry,
): Promise<Answer> {
  const { limits, wait } = checkLimits(world, received.found, entry);
  let answer = wait;
  try {
    const body = await parseBody(bytes, header(received.request, 'content-type'));
    entry.body = body.json;
    entry.files = body.files;
    answer ??= execute(world, { ...received, body });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    entry.refusals.push(...error.faults.map((fault) => fault.name));
    answer ??= { ...refusalAnswer(error.faults), headers: {} };
  }
  entry.status = answer.status;
  entry.answer = answer.body;
  return { ...answer, headers: { ...limits, ...answer.headers } };
}

async function strike(
  fault: FaultBehaviour,
  run: () => Promise<Answer>,
  response: ServerResponse,
): Promise<Answer | undefined> {
  switch (fault.kind) {
    case 'answer':
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body };
    case 'html429':
      return blockedPage(fault.retryAfter);
    case 'reset':
      response.socket?.resetAndDestroy();
      return undefined;
    case 'acceptThenHang':
      await run();
      return undefined;
    case 'acceptThenReset':
      await run();
      response.socket?.resetAndDestroy();
      return undefined;
    case 'acceptThenStatus':
      await run();
      return { status: fault.status, headers: {}, body: '<html><h1>Bad Gateway</h1></html>' };
    case 'delay': {
      const answer = await run();
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return answer;
    }
    case 'hold': {
      const answer = await run();
      await fault.until;
      return answer;
    }
  }
}

/** Answers one HTTP request and writes it into the ledger. */
export async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
  const found = find(method, path);
  const bytes = await readAll(request);
  const reason = header(request, 'x-audit-log-reason');
  const entry: LedgerEntry = {
    at: world.settings.now(),
    method,
    route: found.route?.template ?? path,
    path,
    query: Object.fromEntries(url.searchParams),
    body: undefined,
    files: [],
    reason: reason === '' ? undefined : decodeURIComponent(reason),
    status: undefined,
    refusals: [],
    fault: undefined,
    answer: undefined,
  };
  world.ledger.entries.push(entry);
  const fault = world.faults.take(entry);
  entry.fault = fault?.kind;
  const execute = () => run(world, { request, url, found }, bytes, entry);
  const answer = fault ? await strike(fault, execute, response) : await execute();
  if (!answer) return;
  world.rateLimits.countAnswer(answer.status, answer.headers['x-ratelimit-scope']);
  respond(response, answer);
}
