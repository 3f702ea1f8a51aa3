import type { Context } from 'hono';
import { type Problem, problemPage } from '../problem.ts';
import type { Channel, Room } from '../room.ts';
import type { Visitor } from './visitor.ts';

/** A change asked for by somebody who may, through a form of ours. */
export interface Change {
  readonly visitor: Visitor;
  readonly field: (name: string) => string;
  readonly fields: URLSearchParams;
  readonly channel: Channel;
  /** Where the answer is to be seen. */
  readonly back: string;
}

const SEEN_AT = /^\/(day\/\d{4}-\d{2}-\d{2}|search|conversation|messages)?$/;

/** Reads a change, or answers why it is not made. */
export async function readChange(c: Context, room: Room, visitor: Visitor): Promise<Change | Response> {
  if (!visitor.mayAct) return problemPage(c, visitor.as === 'signed-out' ? SIGN_IN : READ_ONLY);
  const fields = new URLSearchParams(await c.req.text());
  const field = (name: string) => fields.get(name) ?? '';
  if (room.seal.open('form', field('token')) !== visitor.accountId) return problemPage(c, OLD_PAGE);
  const back = localPath(field('back'));
  return { visitor, field, fields, channel: back.startsWith('/messages') ? 'direct' : 'page', back };
}

/** A path of this page that shows conversations, whatever was sent. */
export function localPath(sent: string): string {
  const base = 'http://page.invalid';
  if (!sent.startsWith('/') || !URL.canParse(sent, base)) return '/conversation';
  const { origin, pathname, search } = new URL(sent, base);
  return origin === base && SEEN_AT.test(pathname) ? pathname + search : '/conversation';
}

const READ_ONLY: Problem = {
  status: 403,
  title: 'For reading only',
  text: 'This page can be reached from other machines. Set PAGE_SECRET and start Paperboy again to act here.',
};

const SIGN_IN: Problem = {
  status: 403,
  title: 'Not signed in',
  text: 'Sign in first; nothing was changed.',
};

const OLD_PAGE: Problem = {
  status: 403,
  title: 'This page is out of date',
  text: 'It was opened before Paperboy started again, or by somebody else. Nothing was changed: load it anew and try again.',
};
