import type { Context, Hono } from 'hono';
import { readCommand, suggestions } from '../ask.ts';
import type { Visitor } from '../guards/visitor.ts';
import { LIMITS } from '../limits.ts';
import { problemPage } from '../problem.ts';
import type { Room } from '../room.ts';
import { conversationPane, showPage, viewFor } from '../show-page.ts';
import { searchView } from '../views/search.ts';

/** Search results have an address; titles come while one types. */
export function searchRoutes(app: Hono, room: Room, visitorOf: (c: Context) => Visitor): void {
  app.get('/search', (c) => showResults(c, room, visitorOf(c)));
  app.get('/suggest', async (c) => {
    const partial = (c.req.query('q') ?? '').slice(0, LIMITS.query).trim();
    if (partial.length < 2) return c.json([]);
    const found = await suggestions(room, visitorOf(c), { path: ['search'], option: 'query', partial });
    return c.json(found.slice(0, 8).map(({ name, value }) => ({ label: name, value })));
  });
}

async function showResults(c: Context, room: Room, visitor: Visitor): Promise<Response> {
  const { q: typed = '', ...rest } = c.req.query();
  const query = typed.trim();
  if (query === '') return c.redirect('/', 303);
  if (query.length > LIMITS.query) return problemPage(c, TOO_LONG);
  const [message, aside] = await Promise.all([
    readCommand(room, visitor, ['search'], { query, ...pageOptions(rest) }),
    conversationPane(room, visitor, 'page'),
  ]);
  const main = searchView(message, viewFor(room, visitor, '/conversation'));
  return showPage(c, room, visitor, {
    title: `Search: ${query.slice(0, 60)}`,
    place: 'search',
    query,
    main,
    aside,
  });
}

/** What leads to further results stands in the address as numbers. */
function pageOptions(asked: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const numbers = Object.entries(asked).filter(
    ([name, value]) => /^[a-z]{1,20}$/.test(name) && /^\d{1,4}$/.test(value),
  );
  return Object.fromEntries(numbers.map(([name, value]) => [name, Number(value)]));
}

const TOO_LONG = {
  status: 400,
  title: 'That question is too long',
  text: 'Write it in a few words: 300 characters are the most that a search takes.',
} as const;
