import { WebSocket } from 'ws';
import { isObject, type JsonObject } from '../../support/discord/json.ts';
import type { DiscordServer } from '../../support/discord/server.ts';

export interface GatewayFrame {
  op: number;
  t: string | undefined;
  s: number | undefined;
  d: JsonObject;
}

/** A gateway client that does only what a test tells it. */
export class Socket {
  readonly frames: GatewayFrame[] = [];
  readonly closed: Promise<number>;
  readonly #ws: WebSocket;
  readonly #waiting = new Set<() => void>();

  constructor(server: DiscordServer) {
    this.#ws = new WebSocket(`${server.gateway.url}?v=10&encoding=json`);
    this.closed = new Promise((resolve) => this.#ws.on('close', resolve));
    this.#ws.on('message', (data) => {
      const frame: unknown = JSON.parse(data.toString());
      if (isObject(frame)) this.frames.push(frame as unknown as GatewayFrame);
      for (const look of [...this.#waiting]) look();
    });
  }

  /** The first frame that fits, past or to come. */
  frame(fits: (frame: GatewayFrame) => boolean): Promise<GatewayFrame> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.frames.find(fits);
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  event(name: string): Promise<GatewayFrame> {
    return this.frame((frame) => frame.t === name);
  }

  get events(): string[] {
    return this.frames.flatMap((frame) => frame.t ?? []);
  }

  /** Sends a frame once the server has said hello. */
  async send(op: number, d: unknown): Promise<void> {
    await this.frame((frame) => frame.op === 10);
    this.#ws.send(JSON.stringify({ op, d }));
  }

  async sendText(text: string): Promise<void> {
    await this.frame((frame) => frame.op === 10);
    this.#ws.send(text);
  }

  /** A beat and its echo: everything the server sent before has arrived by then. */
  async settle(): Promise<void> {
    const before = this.frames.filter((frame) => frame.op === 11).length;
    await this.send(1, null);
    await this.frame(() => this.frames.filter((frame) => frame.op === 11).length > before);
  }

  close(code?: number): void {
    this.#ws.close(code);
  }

  cut(): void {
    this.#ws.terminate();
  }
}

export const identity = (server: DiscordServer, intents: number, more: object = {}) => ({
  token: server.token,
  intents,
  properties: { os: 'linux', browser: 'test', device: 'test' },
  ...more,
});

/** A socket that has identified and holds its guilds. */
export async function identified(server: DiscordServer, intents: number): Promise<Socket> {
  const socket = new Socket(server);
  await socket.send(2, identity(server, intents));
  await socket.event('READY');
  return socket;
}
