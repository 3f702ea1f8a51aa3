import { Hono } from 'hono';
import { describeError } from '../../src/errors.ts';
import { checkHost, checkOrigin, checkSize } from './guards/checks.ts';
import { pageHeaders } from './guards/headers.ts';
import { createDoor } from './guards/visitor.ts';
import { type Problem, problemPage } from './problem.ts';
import type { Room } from './room.ts';
import { changeRoutes } from './routes/changes.ts';
import { completeRoutes } from './routes/complete.ts';
import { conversationRoutes } from './routes/conversation.ts';
import { dayRoutes } from './routes/day.ts';
import { fileRoutes } from './routes/files.ts';
import { liveRoutes } from './routes/live.ts';
import { mailRoutes, withoutToken } from './routes/mail.ts';
import { searchRoutes } from './routes/search.ts';
import { signInRoutes } from './routes/sign-in.ts';

/** All of the page: the guards first, then a file a place. */
export function createApp(room: Room): Hono {
  const app = new Hono();
  const visitorOf = createDoor(room.options, room.seal);
  app.use(pageHeaders);
  // Whoever watches over the process asks by any name, and learns nothing but that it lives.
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.use(checkHost(room.options));
  // Before the check of where a request comes from: one click in a reader of mail comes from nowhere.
  mailRoutes(app, room);
  app.use(checkOrigin(room.options), checkSize);
  fileRoutes(app);
  liveRoutes(app, room);
  for (const routes of [
    dayRoutes,
    searchRoutes,
    conversationRoutes,
    completeRoutes,
    changeRoutes,
    signInRoutes,
  ]) {
    routes(app, room, visitorOf);
  }
  app.notFound((c) => problemPage(c, NOT_HERE));
  app.onError((error, c) => {
    const reference = room.options.clock.newId().slice(-4);
    room.options.log.error(
      { reference, error: describeError(error), path: withoutToken(c.req.path) },
      'a page failed',
    );
    return problemPage(c, failure(reference));
  });
  return app;
}

const NOT_HERE: Problem = {
  status: 404,
  title: 'Nothing here',
  text: 'There is no page at this address. The newest papers are on the first page.',
};

const failure = (reference: string): Problem => ({
  status: 500,
  title: 'Something went wrong on my side',
  text: `The reference is ${reference}; it stands in the log. Load the page again.`,
});
