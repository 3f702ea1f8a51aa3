import type { Context, Hono } from 'hono';
import type { MailLinks, MailLinkUse, MailPage } from '../../../src/chat/mail.ts';
import { checkOrigin, checkSize } from '../guards/checks.ts';
import type { Visitor } from '../guards/visitor.ts';
import type { Room } from '../room.ts';
import { showPage } from '../show-page.ts';
import { mailView } from '../views/mail.ts';

const USES: readonly MailLinkUse[] = ['confirm', 'leave'];

/** Whoever holds a link needs no account here. */
const HOLDER: Visitor = { accountId: 'reader', as: 'here', mayAct: false, token: '', zone: undefined };

/**
 * The links of mails. Looking shows a button and changes nothing, since scanners of mail open every link; pressing it
 * does. To leave, a reader of mail may send the press by itself (RFC 8058), without cookies and from nowhere.
 */
export function mailRoutes(app: Hono, room: Room): void {
  const { mailLinks } = room.options;
  if (!mailLinks) return;
  app.use('/mail/*', checkSize);
  app.use('/mail/confirm/*', checkOrigin(room.options));
  for (const use of USES) {
    app.get(`/mail/${use}/:token`, (c) => answer(c, room, mailLinks.look(use, tokenOf(c))));
    app.post(`/mail/${use}/:token`, (c) => answer(c, room, mailLinks.follow(use, tokenOf(c))));
  }
}

const tokenOf = (c: Context): string => (c.req.param('token') ?? '').slice(0, 200);

async function answer(c: Context, room: Room, page: ReturnType<MailLinks['look']>): Promise<Response> {
  const { status, title, lines, button }: MailPage = await page;
  c.status(status === 'gone' ? 410 : 200);
  // The address of this page is a key: it is told to nobody and found by nobody.
  c.header('x-robots-tag', 'noindex');
  const main = mailView({ title, lines, button }, c.req.path);
  return showPage(c, room, HOLDER, { title, place: 'none', main });
}

/** A path as it may stand in a log. */
export const withoutToken = (path: string): string => path.replace(/^(\/mail\/\w+\/).+/, '$1…');
