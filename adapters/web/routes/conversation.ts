import type { Context, Hono } from 'hono';
import type { Visitor } from '../guards/visitor.ts';
import type { Channel, Room } from '../room.ts';
import { conversationPane, showPage } from '../show-page.ts';
import { html } from '../views/html.ts';

const TITLES = { page: 'Conversation', direct: 'Messages to you' } as const;

/** The two conversations as pages of their own. */
export function conversationRoutes(app: Hono, room: Room, visitorOf: (c: Context) => Visitor): void {
  app.get('/conversation', (c) => show(c, room, visitorOf(c), 'page'));
  app.get('/messages', (c) => show(c, room, visitorOf(c), 'direct'));
}

async function show(c: Context, room: Room, visitor: Visitor, channel: Channel): Promise<Response> {
  const typed = (c.req.query('say') ?? '').slice(0, 300);
  const pane = await conversationPane(room, visitor, channel, { before: c.req.query('before'), typed });
  const title = TITLES[channel];
  const main = html`<h1 class="unseen">${title}</h1><div class="pane">${pane}</div>`;
  return showPage(c, room, visitor, { title, place: channel === 'page' ? 'conversation' : 'messages', main });
}
