import type { Context, Hono } from 'hono';
import { readCommand, suggestions } from '../ask.ts';
import type { Visitor } from '../guards/visitor.ts';
import { problemPage } from '../problem.ts';
import type { Room } from '../room.ts';
import { conversationPane, showPage, viewFor } from '../show-page.ts';
import { dayView } from '../views/day.ts';

/** Most days fit on one page. */
const PER_PAGE = 100;

/** A page a day: the newest at `/`, any at `/day/2025-03-11`. */
export function dayRoutes(app: Hono, room: Room, visitorOf: (c: Context) => Visitor): void {
  app.get('/', (c) => showDay(c, room, visitorOf(c), undefined));
  // The calendar is a plain form, so its day comes as a question.
  app.get('/day', (c) =>
    c.redirect(isDay(c.req.query('date') ?? '') ? `/day/${c.req.query('date')}` : '/', 303),
  );
  app.get('/day/:date', (c) => {
    const date = c.req.param('date');
    return isDay(date) ? showDay(c, room, visitorOf(c), date) : problemPage(c, NO_SUCH_DAY);
  });
}

async function showDay(
  c: Context,
  room: Room,
  visitor: Visitor,
  date: string | undefined,
): Promise<Response> {
  const page = Number(c.req.query('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 1000) return problemPage(c, NO_SUCH_PAGE);
  const options = { limit: PER_PAGE, ...(date && { date }), ...(page > 1 && { page }) };
  const [message, days, topics, aside] = await Promise.all([
    readCommand(room, visitor, ['today'], options),
    suggestions(room, visitor, { path: ['today'], option: 'date', partial: '' }),
    suggestions(room, visitor, { path: ['subscribe'], option: 'topic', partial: '' }),
    conversationPane(room, visitor, 'page'),
  ]);
  // The first page shows the newest day held, which is the first one offered.
  const main = dayView(
    { message, date: date ?? days[0]?.value, topics },
    viewFor(room, visitor, '/conversation'),
  );
  return showPage(c, room, visitor, { title: message.title, place: 'papers', main, aside });
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const NO_SUCH_DAY = {
  status: 400,
  title: 'No such day',
  text: 'A day is written like 2025-03-11. Check the date in the address, or start from the newest day.',
} as const;

const NO_SUCH_PAGE = {
  status: 400,
  title: 'No such page',
  text: 'The number of the page in the address is not one. Start from the first page of the day.',
} as const;
