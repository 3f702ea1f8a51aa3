import type { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { LIMITS } from '../limits.ts';
import type { Room } from '../room.ts';

/** Tells a browser that something changed (server-sent events); it then asks for the page again. */
export function liveRoutes(app: Hono, room: Room): void {
  app.get('/live', (c) => {
    if (!room.bell.hasRoom()) return c.text('Too many pages are open. Close some.', 503);
    return streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      await tellNews(stream, room, AbortSignal.any([left.signal, room.closing]));
    });
  });
}

async function tellNews(stream: SSEStreamingApi, room: Room, ended: AbortSignal): Promise<void> {
  const listener = room.bell.listen(ended);
  const beat = new AbortController();
  const beating = keepAlive(stream, room, AbortSignal.any([ended, beat.signal]));
  try {
    while (!ended.aborted) {
      await stream.writeSSE({ event: 'news', data: '' });
      await listener.next();
    }
  } finally {
    beat.abort();
    await beating;
  }
}

/** Proxies close what is silent for long. */
async function keepAlive(stream: SSEStreamingApi, room: Room, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    const slept = await room.options.clock.sleep(LIMITS.heartbeat, ended).then(
      () => true,
      () => false,
    );
    if (slept) await stream.writeSSE({ event: 'beat', data: '' });
  }
}
