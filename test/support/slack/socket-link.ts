import type { WebSocket } from 'ws';
import type { Clock } from './clock.ts';
import type { Obj } from './json.ts';

/** Slack pings often; the library wants one within 30 s. */
const PING_MS = 10_000;

/** One socket of the bot. */
export class Link {
  readonly id: number;
  readonly ws: WebSocket;
  /** A link that died without a word: nothing goes out, pings get no answer. */
  mute = false;
  private stopPings: () => void = () => undefined;

  constructor(id: number, ws: WebSocket) {
    this.id = id;
    this.ws = ws;
    ws.on('ping', (data) => {
      if (!this.mute) ws.pong(data);
    });
  }

  /** Sends a frame, unless the link is mute. */
  write(frame: Obj): void {
    if (!this.mute) this.ws.send(JSON.stringify(frame));
  }

  /** Pings now and then every ten seconds. */
  keepPinging(clock: Clock): void {
    if (!this.mute) this.ws.ping('Ping from applink-test');
    this.stopPings = clock.after(PING_MS, () => this.keepPinging(clock));
  }

  closed(): void {
    this.stopPings();
  }
}
