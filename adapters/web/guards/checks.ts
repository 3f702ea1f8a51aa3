import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS } from '../limits.ts';
import type { WebOptions } from '../options.ts';
import { type Problem, problemPage } from '../problem.ts';
import { allowedHosts } from './hosts.ts';
import { fromSameOrigin } from './same-origin.ts';

/** Answers only to names of this page, so that no foreign name can be made to point at it. */
export function checkHost(listen: Pick<WebOptions, 'host' | 'publicUrl'>): MiddlewareHandler {
  const allowed = allowedHosts(listen);
  return async (c, next) => (allowed(c.req.header('host')) ? next() : problemPage(c, WRONG_HOST));
}

/** Lets nothing change that this page itself did not ask for. */
export function checkOrigin(listen: Pick<WebOptions, 'publicUrl'>): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const { host, origin, 'sec-fetch-site': fetchSite } = c.req.header();
    if (!fromSameOrigin({ host, origin, fetchSite }, listen.publicUrl)) return problemPage(c, OTHER_SITE);
    const type = c.req.header('content-type') ?? '';
    if (!type.startsWith('application/x-www-form-urlencoded')) return problemPage(c, NOT_A_FORM);
    return next();
  };
}

export const checkSize = bodyLimit({
  maxSize: LIMITS.bodyBytes,
  onError: (c) => problemPage(c, TOO_LONG),
});

const WRONG_HOST: Problem = {
  status: 421,
  title: 'Not at this address',
  text: 'Paperboy does not answer to this name. Open the address it printed when it started, or set PUBLIC_URL to the address you use.',
};

const OTHER_SITE: Problem = {
  status: 403,
  title: 'Sent from another site',
  text: 'This change did not come from the page itself, so nothing was done. Open the page and do it there.',
};

const NOT_A_FORM: Problem = {
  status: 415,
  title: 'Not a form of this page',
  text: 'The page takes its own forms only. Nothing was changed.',
};

const TOO_LONG: Problem = {
  status: 413,
  title: 'Too long',
  text: 'More was sent than a command can be (64 kB). Nothing was changed; shorten it and send it again.',
};
