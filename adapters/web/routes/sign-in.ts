import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { newAccountId, sameText } from '../guards/seal.ts';
import { PERSON_COOKIE, type Visitor } from '../guards/visitor.ts';
import { LIMITS } from '../limits.ts';
import { problemPage } from '../problem.ts';
import type { Room } from '../room.ts';
import { showPage } from '../show-page.ts';
import { signInView } from '../views/sign-in.ts';

/** Who knows the page's secret gets a name of their own, which the browser keeps. */
export function signInRoutes(app: Hono, room: Room, visitorOf: (c: Context) => Visitor): void {
  const { pageSecret, publicUrl } = room.options;
  if (!pageSecret) return;
  const form = async (c: Context, fault?: string) =>
    showPage(c, room, visitorOf(c), { title: 'Sign in', place: 'none', main: signInView(fault) });

  app.get('/sign-in', (c) => form(c));
  app.post('/sign-in', async (c) => {
    const address = getConnInfo(c).remote.address ?? '';
    const wait = room.attempts.wait(address);
    if (wait > 0) return problemPage(c, tooMany(wait));
    const sent = new URLSearchParams(await c.req.text()).get('secret') ?? '';
    if (!sameText(sent, pageSecret)) {
      room.attempts.failed(address);
      c.status(403);
      return form(
        c,
        'That is not the secret. It is the value of PAGE_SECRET on the machine where Paperboy runs.',
      );
    }
    setCookie(c, PERSON_COOKIE, room.seal.sign('person', newAccountId()), {
      httpOnly: true,
      sameSite: 'Strict',
      secure: publicUrl?.startsWith('https:') ?? false,
      maxAge: LIMITS.signedInSeconds,
    });
    return c.redirect('/', 303);
  });
  app.post('/sign-out', (c) => {
    deleteCookie(c, PERSON_COOKIE);
    return c.redirect('/', 303);
  });
}

function tooMany(wait: number) {
  const text = `Too many wrong secrets. Try again in ${Math.ceil(wait / 60_000)} min.`;
  return { status: 429, title: 'Wait a little', text } as const;
}
