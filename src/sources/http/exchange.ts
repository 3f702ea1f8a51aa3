import type { Clock } from '../../clock.ts';
import { describeError } from '../../errors.ts';
import type { FetchAnswer, FetchAsk } from '../polite-fetch.ts';
import { SourceError, type Validator } from '../source.ts';
import { readBody } from './body.ts';
import { decodeText, UndecodableError } from './charset.ts';
import { aborted } from './limits.ts';
import type { Line } from './line.ts';
import { refusal } from './refusal.ts';

/** One request, with what it needs to be made. */
export interface Exchange {
  readonly clock: Clock;
  readonly userAgent: string;
  readonly url: string;
  readonly ask: FetchAsk;
  readonly kept: Validator | undefined;
  readonly line: Line;
  mayLead(to: string): boolean;
}

const MOST_REDIRECTS = 3;

/** One try: request, redirects, answer. Throws a `SourceError` that says whether another try makes sense. */
export async function exchange(request: Exchange, signal: AbortSignal): Promise<FetchAnswer> {
  let url = request.url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    await request.line.pace(signal);
    try {
      const response = await send(request, url, signal);
      const location =
        [301, 302, 303, 307, 308].includes(response.status) && response.headers.get('location');
      if (!location) return await answer(request, url, response, signal);
      await response.body?.cancel();
      url = destination(request, url, location);
    } finally {
      request.line.ended();
    }
  }
  throw new SourceError('broken', `${request.line.name} redirects in a circle`);
}

async function send(request: Exchange, url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { headers: headersOf(request), redirect: 'manual', signal });
  } catch (fault) {
    if (aborted(signal)) throw signal.reason;
    const why = describeError(fault);
    throw new SourceError('unreachable', `${request.line.name} did not answer (${why})`, 0, { cause: fault });
  }
}

function headersOf({ userAgent, ask, kept }: Exchange): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: `${ask.kinds.join(', ')}, */*;q=0.1`,
    'accept-encoding': 'gzip, deflate, br',
    ...(kept?.etag ? { 'if-none-match': kept.etag } : {}),
    ...(kept?.lastModified ? { 'if-modified-since': kept.lastModified } : {}),
  };
}

function destination(request: Exchange, from: string, location: string): string {
  const to = URL.canParse(location, from) ? new URL(location, from).href : '';
  if (to !== '' && request.mayLead(to)) return to;
  throw new SourceError('broken', `${request.line.name} redirects to another place, which is not followed`);
}

async function answer(request: Exchange, url: string, response: Response, signal: AbortSignal) {
  const { status, headers } = response;
  if (status === 304) return notModified(request, url, response);
  const readable = status === 200 || (request.ask.readable?.includes(status) && isWanted(request, response));
  if (!readable || !isWanted(request, response)) {
    await response.body?.cancel();
    throw readable ? wrongKind(request, response) : refusal(request, response);
  }
  const bytes = await readBody(request.clock, request.line.name, response, signal);
  const text = decode(request, bytes, headers.get('content-type') ?? '');
  if (text.trim() === '') throw new SourceError('broken', `${request.line.name} sent an empty answer`);
  const validator = validatorOf(request.url, headers);
  return { status: 'ok', code: status, text, url, next: nextPage(url, headers), validator } as const;
}

async function notModified(request: Exchange, url: string, response: Response): Promise<FetchAnswer> {
  await response.body?.cancel();
  if (!request.kept) {
    throw new SourceError(
      'broken',
      `${request.line.name} says "not modified" though nothing was asked before`,
    );
  }
  return { status: 'not-modified', code: 304, text: '', url, next: undefined, validator: request.kept };
}

function kindOf(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function isWanted({ ask }: Exchange, response: Response): boolean {
  const kind = kindOf(response);
  return kind === '' || ask.kinds.includes(kind);
}

function wrongKind({ ask, line }: Exchange, response: Response): SourceError {
  const kind = kindOf(response).slice(0, 60);
  return new SourceError('broken', `${line.name} sent ${kind} where ${ask.kinds[0]} was asked for`);
}

function decode({ line }: Exchange, bytes: Uint8Array, contentType: string): string {
  try {
    return decodeText(bytes, contentType);
  } catch (fault) {
    if (!(fault instanceof UndecodableError)) throw fault;
    throw new SourceError('broken', `${line.name} sent ${fault.message}`, 0, { cause: fault });
  }
}

function validatorOf(url: string, headers: Headers): Validator {
  return { url, etag: headers.get('etag') ?? '', lastModified: headers.get('last-modified') ?? '' };
}

/** `Link: <…>; rel="next"`, only within the same origin. */
function nextPage(url: string, headers: Headers): string | undefined {
  const [, target = ''] = /<([^<>]{1,2000})>\s*;[^,<]*\brel="?next\b/i.exec(headers.get('link') ?? '') ?? [];
  const next = target !== '' && URL.canParse(target, url) ? new URL(target, url) : undefined;
  return next?.origin === new URL(url).origin ? next.href : undefined;
}
