import type { Context } from 'hono';
import type { Visitor } from './guards/visitor.ts';
import { addressOf, type Channel, type Room, whisperKey } from './room.ts';
import { readTimeline } from './timeline.ts';
import { feedView } from './views/feed.ts';
import type { Html } from './views/html.ts';
import { type Frame, layout } from './views/layout.ts';
import type { View } from './views/view.ts';

/** What a page shows, before what stands around every page. */
export type Content = Pick<Frame, 'title' | 'place' | 'query'> & {
  readonly main: Html;
  readonly aside?: Html;
};

export function viewFor(room: Room, visitor: Visitor, back: string): View {
  return { visitor, now: room.options.clock.now(), back };
}

export async function showPage(
  c: Context,
  room: Room,
  visitor: Visitor,
  content: Content,
): Promise<Response> {
  const { main, ...rest } = content;
  const status = (await room.options.statusLine?.()) ?? '';
  const frame = { ...rest, status, version: room.options.version };
  c.header('cache-control', 'no-store');
  return c.html(layout(frame, viewFor(room, visitor, '/'), main));
}

/** A conversation as a visitor sees it. Who has no account of their own has no direct messages either. */
export async function conversationPane(
  room: Room,
  visitor: Visitor,
  channel: Channel,
  ask: { before?: string | undefined; typed?: string } = {},
): Promise<Html> {
  const timeline = await readTimeline(room.options.conversation, room.whispers, {
    channelId: addressOf(channel, visitor).channelId,
    whisperKey: whisperKey(channel, visitor),
    before: ask.before,
  });
  const back = channel === 'page' ? '/conversation' : '/messages';
  return feedView(channel, timeline, viewFor(room, visitor, back), ask.typed);
}
