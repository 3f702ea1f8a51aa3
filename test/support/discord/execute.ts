import type { IncomingMessage } from 'node:http';
import { objectBody, type RequestBody } from './body.ts';
import type { LedgerEntry } from './ledger.ts';
import { Refused, refusalAnswer, refuse } from './refuse.ts';
import { type Answer, blockedPage, rateLimited } from './respond.ts';
import type { Found } from './route.ts';
import type { World } from './world.ts';

const USER_AGENT = /^DiscordBot \(.+\)/;

export interface Received {
  request: IncomingMessage;
  url: URL;
  found: Found;
  /** What was sent, or why it could not be read. */
  body: RequestBody | Refused;
}

function refuseStranger(world: World, { request, found }: Received): void {
  const { 'user-agent': agent = '', authorization } = request.headers;
  if (!USER_AGENT.test(agent)) throw refuse('user-agent-missing');
  if (found.route?.auth === 'bot' && authorization !== `Bot ${world.settings.token}`)
    throw refuse('token-wrong');
}

function answerOf(world: World, received: Received): Answer {
  const { url, found, body } = received;
  const { route, params, pathKnown } = found;
  if (body instanceof Refused) throw body;
  if (!route) throw refuse(pathKnown ? 'method-not-allowed' : 'route-unknown');
  refuseStranger(world, received);
  const list = Array.isArray(body.json) ? body.json : undefined;
  const reply = route.handle({
    world,
    params,
    query: url.searchParams,
    body: list ? {} : objectBody(body.json),
    list,
    files: body.files,
  });
  return { status: reply.status, headers: {}, body: reply.body };
}

/** The parts of a path that give each channel, guild and webhook a bucket of its own. */
const majorOf = ({ channel, guild, token }: Record<string, string>) => channel ?? guild ?? token ?? '';

/** An answer that needs no look at the request: too many of them. */
function limited(world: World, { route, params }: Found, entry: LedgerEntry) {
  if (world.rateLimits.banned) {
    entry.refusals.push('banned-for-invalid-requests');
    return { limits: {}, refusal: blockedPage(600) };
  }
  const isCallback = route?.template.startsWith('/interactions/') ?? false;
  const key = `${entry.method} ${entry.route}`;
  const { headers, wait } = world.rateLimits.check(key, majorOf(params), isCallback);
  if (!wait) return { limits: headers, refusal: undefined };
  entry.refusals.push('rate-limited');
  return { limits: headers, refusal: rateLimited(wait.seconds, wait.scope) };
}

/** Runs a request, or says why not; either way the ledger knows. */
export function execute(world: World, received: Received, entry: LedgerEntry): Answer {
  const { limits, refusal } = limited(world, received.found, entry);
  let answer = refusal;
  try {
    answer ??= answerOf(world, received);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    entry.refusals.push(...error.faults.map((fault) => fault.name));
    answer = { ...refusalAnswer(error.faults), headers: {} };
  }
  entry.status = answer.status;
  entry.answer = answer.body;
  return { ...answer, headers: { ...limits, ...answer.headers } };
}
