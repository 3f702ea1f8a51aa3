import type { Context, Hono } from 'hono';
import { type Change, readChange } from '../guards/change.ts';
import type { Visitor } from '../guards/visitor.ts';
import { type Room, whisperKey } from '../room.ts';
import { fill } from './fill.ts';
import { press } from './press.ts';
import { react } from './react.ts';
import { say } from './say.ts';

type Make = (room: Room, change: Change) => void | Promise<void>;

const CHANGES: Readonly<Record<string, Make>> = {
  '/say': say,
  '/press': press,
  '/fill': fill,
  '/react': react,
  '/dismiss': dismiss,
};

/** Everything that changes something: read, checked, made, and then the page is shown again. */
export function changeRoutes(app: Hono, room: Room, visitorOf: (c: Context) => Visitor): void {
  for (const [path, make] of Object.entries(CHANGES)) {
    app.post(path, async (c) => {
      const change = await readChange(c, room, visitorOf(c));
      if (change instanceof Response) return change;
      await make(room, change);
      return c.redirect(change.back, 303);
    });
  }
}

function dismiss(room: Room, change: Change): void {
  room.whispers.remove(whisperKey(change.channel, change.visitor), change.field('whisper'));
}
